import type { Candidate } from '../generate/candidate.ts'
import type { Subject } from '../subject.ts'
import { words } from '../text/words.ts'
import type { FeatureGroup, Language } from './feature.ts'

/** The words that differ: a word that many names hold is no slip; one that none holds is. */
export const wordFeatures: FeatureGroup = (seen, candidate, subject, language) => {
  if (candidate.added.length > 0 && candidate.kind !== 'language word added' && candidate.kind !== 'version added') {
    const rarest = Math.min(...candidate.added.map((word) => language.commonness(word)))
    seen.set('added word’s commonness', rarest / 2)
    if (candidate.kind === 'word added') seen.set('target is a common word', language.commonness(candidate.meant) / 2)
    if (candidate.added.some((word) => word.length === 1)) seen.set('lone letter', 1)
  }
  // The second try of the same people is called that: httpx2.
  if (candidate.kind === 'version added' && candidate.added.every((word) => /^v?2$/.test(word))) seen.set('named the second', 1)
  if (candidate.edits.length === 0) return
  const { meant, written } = differing(candidate, subject)
  seen.set('edits by length', candidate.edits.length / Math.max(2, meant.join('').length))
  const known = written.map((word) => language.commonness(word))
  if (known.length > 0) {
    seen.set('written word’s commonness', Math.min(...known) / 2)
    if (Math.min(...known) === 0) {
      const isPair = written.every((word, at) => known[at] !== 0 || isTwoWords(word, language))
      seen.set(isPair ? 'written word is two' : 'written word is none', 1)
    }
  }
  if (written.some((word) => word.length === 1) && !meant.some((word) => word.length === 1)) seen.set('lone letter', 1)
  if (written.length !== meant.length) seen.set('words split or joined', 1)
  const surprise = language.surprise(written.join('')) - language.surprise(meant.join(''))
  seen.set('letters surprise', Math.max(-2, Math.min(3, surprise)))
}

/** Both halves of a pair stand in 300 names at least. */
const COMMON = 2.5

function isTwoWords(word: string, language: Language): boolean {
  for (let at = 3; at <= word.length - 3; at++) {
    if (language.commonness(word.slice(0, at)) >= COMMON && language.commonness(word.slice(at)) >= COMMON) return true
  }
  return false
}

/** The words that only one of the two names holds; where that leaves nothing to compare, the whole names. */
function differing(candidate: Candidate, subject: Subject): { meant: readonly string[]; written: readonly string[] } {
  const [targets, subjects] = [words(candidate.target), subject.words]
  const [meant, written] = [targets.filter((word) => !subjects.includes(word)), subjects.filter((word) => !targets.includes(word))]
  const rest = written.filter((word) => !candidate.added.includes(word))
  return meant.length === 0 || rest.length === 0 ? { meant: [candidate.meant], written: [candidate.written] } : { meant, written: rest }
}
