import type { CandidateName } from '../candidate-name.ts'
import type { Imitation } from './imitation.ts'
import type { NameIndexes } from './name-indexes.ts'

/** Finds the established names that a candidate may imitate in one way. It may find too many: the score decides. */
export type ImitationFinder = (candidate: CandidateName, indexes: NameIndexes) => readonly Imitation[]
