/** True for a full version number of an npm package (`1.2.3-rc.1`), and not for a range or an address. */
export function isExactVersion(text: string): boolean {
  return /^\d+\.\d+\.\d+(?:[-+][\w.+-]*)?$/.test(text)
}
