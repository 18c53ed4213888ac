import { flat } from '../text/flat.ts'
import { equal } from './equal.ts'
import type { Generator } from './generator.ts'

/** A popular name under a scope that nobody knows: `@somebody/react`. Mostly a fork, hence few points. */
export const otherScope: Generator = (subject, world) => {
  if (subject.scope === null || subject.scope === '') return []
  return equal(world, flat(subject.base), 'somebody else’s scope', 'plain')
}
