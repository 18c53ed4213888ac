import { equal } from './equal.ts'
import type { Generator } from './generator.ts'

/** The name of a scoped package without its scope: `arm-cdn` for `@azure/arm-cdn`. `@types/x` is no original of `x`. */
export const scopeLeftOut: Generator = (subject, world) => {
  if (subject.scope !== null || subject.flat.length < 4) return []
  return equal(world, subject.flat, 'scope left out', 'dropped').filter((one) => !one.target.startsWith('@types/'))
}
