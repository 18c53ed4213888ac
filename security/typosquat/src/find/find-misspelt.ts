import type { CandidateName } from '../candidate-name.ts'
import { splitName } from '../text/name-forms.ts'
import { findNear, maxEditsFor } from './find-near.ts'
import type { Imitation } from './imitation.ts'
import type { ImitationFinder } from './imitation-finder.ts'

/** Finds established names one to three edits away: `expresss`, `lodahs`, `postcss-valeu-parser`. */
export const findMisspelt: ImitationFinder = (candidate, indexes) => {
  if (candidate.scope !== null || candidate.squashed.length < 3) return []
  const maxEdits = maxEditsFor(candidate.squashed.length + 1)
  const found = findNear(indexes, candidate.squashed, { kind: 'misspelling', form: 'plain', maxEdits, minPopularity: 0 })
  return found.filter((imitation) => isSlip(imitation, candidate))
}

/**
 * Tells a slip from edits that add or take a whole word: a word added or a new version is for `findAffixed`, and who leaves a word out
 * means something else.
 */
function isSlip({ target, targetText, edits }: Imitation, candidate: CandidateName): boolean {
  const targetWords = splitName(target)
  if (candidate.words.length < targetWords.length && candidate.words.every((word) => targetWords.includes(word))) {
    const left = targetWords.filter((word) => !candidate.words.includes(word)).join('')
    return left.length <= 2
  }
  const more = candidate.words.filter((word) => !targetWords.includes(word))
  if (targetWords.every((word) => candidate.words.includes(word)) && more.some((word) => word.length > 1)) return false
  const [only] = edits
  const isVersion = edits.length === 1 && only?.kind === 'insert' && only.at === targetText.length && /\d/.test(only.to)
  return !isVersion || only.before === only.to
}
