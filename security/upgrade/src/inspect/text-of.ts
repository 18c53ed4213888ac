/** The text of a file; empty where its bytes were not kept. */
export function textOf(bytes: Uint8Array | null | undefined): string {
  return bytes === null || bytes === undefined ? '' : new TextDecoder().decode(bytes)
}
