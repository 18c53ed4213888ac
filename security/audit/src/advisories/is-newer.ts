/**
 * True when the first of two times (RFC 3339) is later. Fractions of a second count to the last digit: exports write microseconds, of
 * which `Date` keeps a thousandth.
 */
export function isNewer(time: string, than: string): boolean {
  const [a, b] = [Date.parse(time), Date.parse(than)]
  return a === b ? fraction(time) > fraction(than) : a > b
}

function fraction(time: string): string {
  return (/\.(\d{1,9})/.exec(time)?.[1] ?? '').padEnd(9, '0')
}
