/** The sha512 in a Subresource Integrity text, as hex; null where there is none. */
export function sha512Of(integrity: string): string | null {
  const base64 = /(?:^|\s)sha512-(?<digest>[\w+/]{86}==)(?:\?|\s|$)/.exec(integrity)?.groups?.['digest']
  return base64 === undefined ? null : Buffer.from(base64, 'base64').toString('hex')
}
