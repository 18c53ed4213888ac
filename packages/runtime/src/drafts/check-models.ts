import type { Models } from '@galley/models'
import { roles, type Brief } from '@galley/sdk'
import { fault } from '../faults.ts'

/**
 * Refuses a brief whose models can never work, before a run is written: one that is offered nowhere or not open enough, and a limit of money
 * or energy that cannot be counted. A brief that asks nothing of the models is not held up.
 * Faults: BUDGET_WITHOUT_MODEL, and those of `Models.foresee`.
 */
export async function checkModels(models: Pick<Models, 'foresee'>, brief: Brief, signal: AbortSignal): Promise<void> {
  const { budget, openness = 'any', licence, onlyLocal = false } = brief
  const limited = (['usd', 'wattHours'] as const).find((unit) => budget?.[unit] !== undefined)
  if (limited === undefined && openness === 'any' && licence === undefined && !onlyLocal && brief.models === undefined) return
  const foreseen = await models.foresee(brief, signal)
  if (limited !== undefined && roles.every((role) => foreseen[role] === null)) throw fault('BUDGET_WITHOUT_MODEL', { unit: limited })
}
