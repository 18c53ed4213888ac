/** The ecosystems that Galley audits, as OSV spells them (OSV schema 1.7, "Defined ecosystems"). */
export type Ecosystem = 'npm' | 'PyPI'

/** Every ecosystem there is an order of versions for. */
export const ecosystems: readonly Ecosystem[] = ['npm', 'PyPI']

/** The part of an OSV ecosystem before its colon, such as `Debian` of `Debian:12`. */
export function ecosystemFamily(text: string): string {
  return text.split(':', 1)[0] ?? ''
}
