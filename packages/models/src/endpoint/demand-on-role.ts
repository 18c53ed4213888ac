import type { ModelDemand, Role } from '@galley/sdk'
import { joinDemands } from '../catalogue/model-demand.ts'
import type { ModelWish } from './allow-model.ts'
import type { ModelSettings } from './model-settings.ts'

/** Joins what a brief and the operator demand of the models of a role: of each kind the strictest. */
export function demandOnRole(role: Role, brief: ModelWish, settings: ModelSettings): ModelDemand {
  const own = settings.models?.[role] ?? settings.models?.default
  return [settings.demand ?? {}, own?.demand ?? {}, { onlyLocal: settings.onlyLocal === true }].reduce(joinDemands, joinDemands(brief, {}))
}
