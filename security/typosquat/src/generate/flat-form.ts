import { equal } from './equal.ts'
import type { Generator } from './generator.ts'

/** The same letters with other separators: `crossenv` for `cross-env`, `cross-env.js` for none of it. */
export const flatForm: Generator = (subject, world) => {
  if (subject.scope !== null || subject.flat.length < 2) return []
  const kind = subject.folded === subject.name ? 'same letters' : 'look-alike letters'
  return equal(world, subject.flat, kind, 'plain')
}
