/** Returns the popularity of downloads a month: 8 · log10, from 2 to 90, so that it is one printable character in the data files. */
export function popularityOf(downloads: number): number {
  return Math.max(2, Math.min(90, Math.round(Math.log10(Math.max(1, downloads)) * 8)))
}
