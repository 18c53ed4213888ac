import type { Openness } from '@galley/sdk'
import { catalogue, type Family, type ModelOpenness } from './catalogue.ts'
import { fault } from '../faults.ts'

const ranks: Readonly<Record<ModelOpenness | 'any', number>> = { any: 0, unknown: 0, 'open-weights': 1, 'open-source': 2, 'fully-open': 3 }

/** Finds the family of a model by its name, or null. */
export function familyOf(model: string): Family | null {
  const name = model.toLowerCase()
  return catalogue.find(({ pattern }) => pattern.test(name)) ?? null
}

/** True when a model is open enough for the brief. A model that is not in the catalogue is enough for `any` only. */
export function isOpenEnough(model: string, want: Openness = 'any'): boolean {
  return ranks[familyOf(model)?.openness ?? 'unknown'] >= ranks[want]
}

/** Throws `MODEL_NOT_OPEN_ENOUGH` when a model is not open enough for the brief. */
export function requireOpenness(model: string, want: Openness = 'any'): void {
  if (isOpenEnough(model, want)) return
  const family = familyOf(model)
  const have = family === null ? 'not in the catalogue of open models' : `${family.openness} (${family.licence})`
  throw fault('MODEL_NOT_OPEN_ENOUGH', { model, have, want })
}
