import { squash } from '../text/name-forms.ts'
import { findEqual } from './find-equal.ts'
import type { ImitationFinder } from './imitation-finder.ts'

/** Finds a popular name under a scope that is not established: `@somebody/react`. Mostly a fork, hence few points. */
export const findOtherScope: ImitationFinder = ({ scope, base }, indexes) => {
  if (scope === null || scope === '') return []
  return findEqual(indexes, squash(base), { kind: 'somebody else’s scope', form: 'plain' })
}
