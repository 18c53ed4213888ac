import type { ModelAnswer, ModelRequest } from '@galley/sdk'
import type { Partner } from '../call/converse.ts'
import { parametersInName, tinyParameters } from '../catalogue/model-size.ts'
import { probeModel, type Ability } from './probe.ts'

/** The mode a model allows: told by its name, remembered from an earlier run, or tried now. */
export async function abilityOf(partner: Partner, ask: (request: ModelRequest) => Promise<ModelAnswer>): Promise<Ability> {
  const size = parametersInName(partner.model)
  if (size !== null && size <= tinyParameters) {
    return { mode: 'constrained', reason: `its name says ${Math.round(size / 1e6).toLocaleString('en-GB')} million parameters` }
  }
  const key = `models.ability ${partner.endpoint.url} ${partner.model}`
  const kept = (await partner.memory.recall(key)) as Partial<Ability> | null | undefined
  if ((kept?.mode === 'full' || kept?.mode === 'constrained') && typeof kept.reason === 'string') {
    return { mode: kept.mode, reason: kept.reason }
  }
  const ability = await probeModel(ask)
  await partner.memory.keep(key, ability)
  return ability
}
