import type { CandidateName } from '../candidate-name.ts'
import type { Imitation } from '../find/imitation.ts'
import type { FeatureGroup } from './feature-group.ts'
import type { Feature } from './features.ts'
import { measureEdits } from './measure-edits.ts'
import { measureTarget } from './measure-target.ts'
import { measureWords } from './measure-words.ts'
import type { TextStatistics } from './text-statistics.ts'

/** Measures the kind of imitation, and edits beside it. */
const measureKind: FeatureGroup = (values, { imitation }) => {
  values.set(imitation.kind, 1)
  const edits = imitation.edits.length
  if (edits > 0 && imitation.kind !== 'misspelling') values.set('misspelt too', edits)
  if (edits > 1 && imitation.kind === 'misspelling') values.set(edits === 2 ? 'two edits' : 'three edits', 1)
}

const groups: readonly FeatureGroup[] = [measureKind, measureEdits, measureTarget, measureWords]

/** Measures every feature of an imitation, in a fixed order. A feature that is left out has the value 0. */
export function measureFeatures(imitation: Imitation, candidate: CandidateName, statistics: TextStatistics): ReadonlyMap<Feature, number> {
  const values = new Map<Feature, number>()
  for (const measure of groups) measure(values, { imitation, candidate, statistics })
  return values
}
