/** Letters at which two stems must begin alike, and the letters of a stem that is the whole beginning of the other. */
const minAlike = 6
const minWhole = 5

/** True for stems of one family of words: *treat* and *treatment*, *superconductor* and *superconducting*. */
export function isNearStem(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length >= minWhole && long.startsWith(short)) return true
  return short.length >= minAlike && long.startsWith(short.slice(0, Math.max(minAlike, Math.ceil(long.length / 2))))
}
