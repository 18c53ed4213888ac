import type { Candidate } from '../generate/candidate.ts'
import type { Subject } from '../subject.ts'
import { words } from '../text/words.ts'
import type { FeatureGroup } from './feature.ts'

/** The words that differ: a word that many names hold is no slip; one that none holds is. */
export const wordFeatures: FeatureGroup = (seen, candidate, subject, language) => {
  if (candidate.added.length > 0 && candidate.kind !== 'language word added' && candidate.kind !== 'version added') {
    const rarest = Math.min(...candidate.added.map((word) => language.commonness(word)))
    seen.set('added word’s commonness', rarest / 2)
    if (candidate.added.some((word) => word.length === 1)) seen.set('lone letter', 1)
  }
  if (candidate.edits.length === 0) return
  const { meant, written } = differing(candidate, subject)
  seen.set('edits by length', candidate.edits.length / Math.max(2, meant.join('').length))
  const known = written.map((word) => language.commonness(word))
  if (known.length > 0) {
    seen.set('written word’s commonness', Math.min(...known) / 2)
    if (Math.min(...known) === 0) seen.set('written word is none', 1)
  }
  if (written.some((word) => word.length === 1) && !meant.some((word) => word.length === 1)) seen.set('lone letter', 1)
  if (written.length !== meant.length) seen.set('words split or joined', 1)
  const surprise = language.surprise(written.join('')) - language.surprise(meant.join(''))
  seen.set('letters surprise', Math.max(-2, Math.min(3, surprise)))
}

/** The words that only one of the two names holds; where that leaves nothing to compare, the whole names. */
function differing(candidate: Candidate, subject: Subject): { meant: readonly string[]; written: readonly string[] } {
  const [targets, subjects] = [words(candidate.target), subject.words]
  const [meant, written] = [targets.filter((word) => !subjects.includes(word)), subjects.filter((word) => !targets.includes(word))]
  const rest = written.filter((word) => !candidate.added.includes(word))
  return meant.length === 0 || rest.length === 0 ? { meant: [candidate.meant], written: [candidate.written] } : { meant, written: rest }
}
