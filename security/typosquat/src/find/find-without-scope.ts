import { findEqual } from './find-equal.ts'
import type { ImitationFinder } from './imitation-finder.ts'

/** Finds a scoped package whose name stands without its scope: `arm-cdn` for `@azure/arm-cdn`. `@types/x` is no original of `x`. */
export const findWithoutScope: ImitationFinder = ({ scope, squashed }, indexes) => {
  if (scope !== null || squashed.length < 4) return []
  return findEqual(indexes, squashed, 'scope left out', 'dropped').filter((one) => !one.target.startsWith('@types/'))
}
