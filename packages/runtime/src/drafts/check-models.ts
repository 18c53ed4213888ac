import type { Models } from '@galley/models'
import { roles, type Brief } from '@galley/sdk'
import { fault } from '../faults.ts'
import type { Settings } from '../settings/settings.ts'

/**
 * Refuses a brief whose models can never work, before a run is written: one that is offered nowhere or not open enough, and a limit of money
 * or energy that cannot be counted. Where neither brief nor settings demand anything of the models, nobody waits for it.
 * Faults: BUDGET_WITHOUT_MODEL, and those of `Models.foresee`.
 */
export async function checkModels(
  models: Pick<Models, 'foresee'>,
  brief: Brief,
  settings: Pick<Settings, 'model' | 'models'>,
  signal: AbortSignal,
): Promise<void> {
  const { budget, openness = 'any', licence, onlyLocal = false } = brief
  const limited = (['usd', 'wattHours'] as const).find((unit) => budget?.[unit] !== undefined)
  const isDemanded = [settings.model, ...Object.values(settings.models ?? {})].some((choice) => choice?.demand !== undefined)
  const asksNothing = limited === undefined && openness === 'any' && licence === undefined && !onlyLocal && brief.models === undefined
  if (asksNothing && !isDemanded) return
  const foreseen = await models.foresee(brief, signal)
  if (limited !== undefined && roles.every((role) => foreseen[role] === null)) throw fault('BUDGET_WITHOUT_MODEL', { unit: limited })
}
