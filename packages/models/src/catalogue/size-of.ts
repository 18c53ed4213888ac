import type { ModelSize } from './estimate-energy.ts'
import { findModel } from './find-model.ts'
import { parametersInName } from './model-size.ts'

/** Size of a model, from the catalogue or else from its name; null: neither tells. */
export function sizeOf(name: string): ModelSize | null {
  const { parameters, activeParameters } = findModel(name)?.model ?? {}
  const count = parameters?.value ?? parametersInName(name)
  return count === null ? null : { parameters: count, active: activeParameters?.value }
}
