import type { CandidateName } from './candidate-name.ts'
import type { Ecosystem } from './ecosystem.ts'
import type { Feature } from './feature/features.ts'
import { measureFeatures } from './feature/measure-features.ts'
import { createTextStatistics } from './feature/text-statistics.ts'
import type { TextStatistics } from './feature/text-statistics.ts'
import { imitationFinders } from './find/imitation-finders.ts'
import type { Imitation } from './find/imitation.ts'
import type { NameIndexes } from './find/name-indexes.ts'
import { openNames } from './names.ts'

/** An imitation with the values of its features. */
export interface MeasuredImitation {
  readonly imitation: Imitation
  readonly values: ReadonlyMap<Feature, number>
}

const statistics = new Map<Ecosystem, TextStatistics>()

/** Proposes every established name that a candidate may imitate, measured. A name is no imitation of itself. */
export function proposeImitations(candidate: CandidateName): readonly MeasuredImitation[] {
  const names = openNames(candidate.ecosystem)
  const indexes: NameIndexes = { names, otherNames: () => openNames(candidate.ecosystem === 'npm' ? 'pypi' : 'npm') }
  const ownStatistics = statisticsOf(candidate.ecosystem)
  return imitationFinders
    .flatMap((find) => find(candidate, indexes))
    .filter(({ target }) => target !== candidate.name)
    .map((imitation) => ({ imitation, values: measureFeatures(imitation, candidate, ownStatistics) }))
}

/** Returns the statistics of a registry, made once a process. */
export function statisticsOf(ecosystem: Ecosystem): TextStatistics {
  const made = statistics.get(ecosystem) ?? createTextStatistics(ecosystem)
  statistics.set(ecosystem, made)
  return made
}
