import { squash } from '../text/name-forms.ts'
import { findEqual } from './find-equal.ts'
import type { ImitationFinder } from './imitation-finder.ts'

/** Finds the same letters with other separators, or with letters that look alike: `crossenv` for `cross-env`. */
export const findSameLetters: ImitationFinder = (candidate, indexes) => {
  if (candidate.scope !== null || candidate.squashed.length < 2) return []
  const kind = candidate.folded === candidate.name ? 'same letters' : 'look-alike letters'
  const found = findEqual(indexes, candidate.squashed, { kind, form: 'plain' })
  // A capital I among small letters is drawn as an l, and PyPI shows a name as it was written.
  const redrawn = /[a-z]I|I[a-z]/.test(candidate.text) ? squash(candidate.text.replace(/I/g, 'l')) : candidate.squashed
  return redrawn === candidate.squashed ? found : [...found, ...findEqual(indexes, redrawn, { kind: 'look-alike letters', form: 'plain' })]
}
