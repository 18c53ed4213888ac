import type { Candidate } from '../generate/candidate.ts'
import type { Subject } from '../subject.ts'
import { editFeatures } from './edits.ts'
import type { FeatureGroup, Language } from './feature.ts'
import { kindFeatures } from './kind.ts'
import { targetFeatures } from './target.ts'
import { wordFeatures } from './words.ts'

const groups: readonly FeatureGroup[] = [kindFeatures, editFeatures, targetFeatures, wordFeatures]

/** Everything that is seen in a candidate, in a fixed order. */
export function measure(candidate: Candidate, subject: Subject, language: Language): ReadonlyMap<string, number> {
  const seen = new Map<string, number>()
  for (const group of groups) group(seen, candidate, subject, language)
  return seen
}
