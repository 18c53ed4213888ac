import { maxPassedOver, type ModelDemand, type ModelReason } from '@galley/sdk'
import { findModel } from '../catalogue/find-model.ts'
import { opennessOf } from '../catalogue/openness.ts'

/** Puts together why a role has its model, or none: who chose it, what it had to meet, what the catalogue knows of it, and what was passed over for it. */
export function reasonOf(
  by: ModelReason['by'],
  model: string | null,
  demand: ModelDemand,
  passedOver: readonly string[] = [],
): ModelReason {
  const found = model === null ? undefined : findModel(model)?.model
  return {
    by,
    ...(Object.keys(demand).length > 0 && { demand }),
    ...(found?.licence && { openness: opennessOf(found), licence: found.licence.value }),
    ...(passedOver.length > 0 && { passedOver: passedOver.slice(0, maxPassedOver) }),
  }
}
