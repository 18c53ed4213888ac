/** Downloads a month as a level: eight to the power of ten, one printable character in the data files. */
export function levelOf(downloads: number): number {
  return Math.max(2, Math.min(90, Math.round(Math.log10(Math.max(1, downloads)) * 8)))
}
