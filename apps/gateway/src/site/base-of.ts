/** Path below which browsers and programs reach a gateway, such as `/galley`, of its public address; empty where it has a host of its own. */
export function baseOf(publicUrl: string | undefined): string {
  return publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/$/, '')
}
