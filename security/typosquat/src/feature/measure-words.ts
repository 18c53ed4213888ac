import type { CandidateName } from '../candidate-name.ts'
import type { Imitation } from '../find/imitation.ts'
import { splitName } from '../text/name-forms.ts'
import type { FeatureGroup } from './feature-group.ts'
import type { TextStatistics } from './text-statistics.ts'

/** Measures the words that differ: a word that many names hold is no slip; one that none holds is. */
export const measureWords: FeatureGroup = (values, { imitation, candidate, statistics }) => {
  const { kind, addedWords, edits } = imitation
  if (addedWords.length > 0 && kind !== 'language word added' && kind !== 'version added') {
    const rarest = Math.min(...addedWords.map((word) => statistics.commonness(word)))
    values.set('added word’s commonness', rarest / 2)
    if (kind === 'word added') values.set('target is a common word', statistics.commonness(imitation.targetText) / 2)
    if (addedWords.some((word) => word.length === 1)) values.set('lone letter', 1)
  }
  if (kind === 'language word added' && addedWords.every((word) => word === 'lib' || word === 'npm')) values.set('packaging word', 1)
  // The second try of the same people is called that: httpx2.
  if (kind === 'version added' && addedWords.every((word) => /^v?2$/.test(word))) values.set('named the second', 1)
  if (edits.length === 0) return
  const { inTarget, inCandidate } = differingWords(imitation, candidate)
  values.set('edits by length', edits.length / Math.max(2, inTarget.join('').length))
  values.set('misspelt word’s commonness', Math.min(...inTarget.map((word) => statistics.commonness(word))) / 2)
  const known = inCandidate.map((word) => statistics.commonness(word))
  if (known.length > 0) {
    values.set('written word’s commonness', Math.min(...known) / 2)
    if (Math.min(...known) === 0) {
      const isPair = inCandidate.every((word, at) => known[at] !== 0 || isTwoWords(word, statistics))
      values.set(isPair ? 'written word is two' : 'written word is none', 1)
    }
  }
  if (inCandidate.some((word) => word.length === 1) && !inTarget.some((word) => word.length === 1)) values.set('lone letter', 1)
  if (inCandidate.length !== inTarget.length) values.set('words split or joined', 1)
  const surprisal = statistics.surprisal(inCandidate.join('')) - statistics.surprisal(inTarget.join(''))
  values.set('letters surprise', Math.max(-2, Math.min(3, surprisal)))
}

/** Commonness of both halves of a pair, at least: each stands in 300 names; a half of two letters (ts, es, un) in 1,600. */
const minCommonness = 2.5
const minShortCommonness = 3.2

function isTwoWords(word: string, { commonness }: TextStatistics): boolean {
  const isKnown = (half: string): boolean => commonness(half) >= (half.length === 2 ? minShortCommonness : minCommonness)
  for (let at = 2; at <= word.length - 3; at++) {
    if ((at > 2 || word.length >= 6) && isKnown(word.slice(0, at)) && isKnown(word.slice(at))) return true
  }
  return false
}

/** Returns the words that only one of the two names holds; where that leaves nothing to compare, the whole names. */
function differingWords(
  imitation: Imitation,
  candidate: CandidateName,
): { readonly inTarget: readonly string[]; readonly inCandidate: readonly string[] } {
  const targetWords = splitName(imitation.target)
  const inTarget = targetWords.filter((word) => !candidate.words.includes(word))
  const inCandidate = candidate.words.filter((word) => !targetWords.includes(word) && !imitation.addedWords.includes(word))
  if (inTarget.length > 0 && inCandidate.length > 0) return { inTarget, inCandidate }
  return { inTarget: [imitation.targetText], inCandidate: [imitation.candidateText] }
}
