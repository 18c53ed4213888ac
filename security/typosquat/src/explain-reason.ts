import type { Ecosystem } from './ecosystem.ts'
import { features, type Feature } from './feature/features.ts'
import type { Reason } from './name-verdict.ts'
import { weightsOf } from './weights.ts'

/**
 * A reason in words for users. What was learnt from a registry's facts is in words already. Points have the sign of value × weight, so
 * the sign of the value follows from them.
 */
export function explainReason({ feature, points }: Reason, ecosystem: Ecosystem): string {
  if (!isFeature(feature)) return feature
  const note = features[feature]
  const isNegative = points * (weightsOf(ecosystem).features[feature] ?? 0) < 0
  return isNegative && 'opposite' in note ? note.opposite : note.phrase
}

function isFeature(text: string): text is Feature {
  return Object.hasOwn(features, text)
}
