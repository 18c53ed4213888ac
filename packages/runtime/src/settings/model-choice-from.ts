import type { ModelDemand } from '@galley/sdk'
import type { ModelChoice } from './settings.ts'

/** Choice of a model as the file has it: its demands beside its name. */
export type StatedChoice = Omit<ModelChoice, 'demand'> & ModelDemand

/** Reads the choice of a model: `place` stands for the file's own where the environment names one, the file's demands hold all the same. */
export function modelChoiceFrom(stated: StatedChoice = {}, place?: Omit<ModelChoice, 'demand'>): ModelChoice {
  const { openness, licence, onlyLocal, maxWattHoursPerMTok, ...named } = stated
  const demand = {
    ...(openness && openness !== 'any' && { openness }),
    ...(licence && { licence }),
    ...(onlyLocal && { onlyLocal }),
    ...(maxWattHoursPerMTok !== undefined && { maxWattHoursPerMTok }),
  }
  return { ...(place ?? named), ...(Object.keys(demand).length > 0 && { demand }) }
}
