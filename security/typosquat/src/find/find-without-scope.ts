import { findEqual } from './find-equal.ts'
import { findNear } from './find-near.ts'
import type { ImitationFinder } from './imitation-finder.ts'

/** Letters of a name without its scope that is misspelt as well, at least. */
const minMisspelt = 9

/** Popularity of its target, at least: 10,000 downloads a month. */
const minMisspeltPopularity = 32

/** Finds a scoped package whose name stands without its scope, misspelt or not: `arm-cdn` for `@azure/arm-cdn`. `@types/x` is no original of `x`. */
export const findWithoutScope: ImitationFinder = ({ scope, squashed, words }, indexes) => {
  if (scope !== null || squashed.length < 4) return []
  const found = [...findEqual(indexes, squashed, { kind: 'scope left out', form: 'dropped' })]
  if (squashed.length >= minMisspelt && words.length > 1) {
    const options = { kind: 'scope left out', form: 'dropped', maxEdits: 1, minPopularity: minMisspeltPopularity } as const
    found.push(...findNear(indexes, squashed, options))
  }
  return found.filter((one) => !one.target.startsWith('@types/'))
}
