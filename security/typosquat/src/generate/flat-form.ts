import { flat } from '../text/flat.ts'
import { equal } from './equal.ts'
import type { Generator } from './generator.ts'

/** The same letters with other separators: `crossenv` for `cross-env`, `cross-env.js` for none of it. */
export const flatForm: Generator = (subject, world) => {
  if (subject.scope !== null || subject.flat.length < 2) return []
  const kind = subject.folded === subject.name ? 'same letters' : 'look-alike letters'
  const found = equal(world, subject.flat, kind, 'plain')
  // A capital I among small letters is drawn as an l, and PyPI shows a name as it was written.
  const redrawn = /[a-z]I|I[a-z]/.test(subject.text) ? flat(subject.text.replace(/I/g, 'l')) : subject.flat
  return redrawn === subject.flat ? found : [...found, ...equal(world, redrawn, 'look-alike letters', 'plain')]
}
