const prefixes = new Set(['un', 'in', 'im', 'il', 'ir', 'dis', 'non', 'mis'])
/** Letters that a root must have for its negation to be one: *under* is not the negation of *der*. */
const minLetters = 4

/** True for two roots of which one denies the other by its form: *unexpected* and *expected*, *useless* and *useful*. */
export function isNegated(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length >= minLetters && long.endsWith(short) && prefixes.has(long.slice(0, -short.length))) return true
  return (a.endsWith('less') && b === `${a.slice(0, -4)}ful`) || (b.endsWith('less') && a === `${b.slice(0, -4)}ful`)
}
