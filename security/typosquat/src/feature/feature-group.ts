import type { CandidateName } from '../candidate-name.ts'
import type { Imitation } from '../find/imitation.ts'
import type { Feature } from './features.ts'
import type { TextStatistics } from './text-statistics.ts'

/** Adds the values of one group of features to those of an imitation. */
export type FeatureGroup = (
  values: Map<Feature, number>,
  measured: { readonly imitation: Imitation; readonly candidate: CandidateName; readonly statistics: TextStatistics },
) => void
