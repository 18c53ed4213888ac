import type { Candidate } from '../generate/candidate.ts'
import { words } from '../text/words.ts'
import type { FeatureGroup } from './feature.ts'

/** Three million downloads a month. npm itself refuses new names that differ from such ones by separators only. */
const POPULAR = 52

/** How well known the target is and how much of a name it has. */
export const targetFeatures: FeatureGroup = (seen, candidate, subject) => {
  const { level, meant, kind } = candidate
  const group = groupOf(candidate)
  seen.set(`${group}’s downloads`, level / 8 - 5)
  if (candidate.scopeLevel > 0) seen.set('scope’s downloads', candidate.scopeLevel / 8 - 5)
  if (level > 56) seen.set(`${group} everybody knows`, level / 8 - 7)
  seen.set(`${group}’s length`, Math.log2(Math.min(32, meant.length) / 8))
  if (candidate.crowd > 0) seen.set(kind === 'misspelling' ? 'other names as near' : 'other names alike', Math.log2(1 + candidate.crowd))
  if (kind === 'scope left out') {
    seen.set('words of a scoped name', Math.min(4, words(subject.name).length) - 1)
    if (candidate.target.endsWith(`/${subject.name}`)) seen.set('spelt the same', 1)
  }
  if (kind === 'same letters' && level >= POPULAR) seen.set('same letters as a popular name', 1)
  if (kind === 'same letters') seen.set('separators', Math.abs(separators(candidate.target) - separators(subject.name)) - 1)
}

/** A scoped target, one that stands in the name whole, one that is misspelt: what its downloads and length mean differs. */
function groupOf(candidate: Candidate): string {
  if (candidate.kind.startsWith('scope')) return 'scoped target'
  return candidate.edits.length === 0 ? 'whole target' : 'target'
}

function separators(name: string): number {
  return name.replace(/[a-z0-9]/gi, '').length
}
