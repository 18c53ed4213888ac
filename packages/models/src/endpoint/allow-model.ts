import type { Brief } from '@galley/sdk'
import type { ModelFigures } from '../call/model-figures.ts'
import { requireOpenness } from '../catalogue/openness.ts'
import { fault } from '../faults.ts'
import type { ModelSettings } from './model-settings.ts'

/** The part of a brief that says which models a run may use. */
export type ModelWish = Pick<Brief, 'models' | 'openness' | 'budget'>

/** Finds what the operator stated of a model; Ollama's tag `:latest` may be left out in the settings. */
export function figuresOf(model: string, { figures = {} }: Pick<ModelSettings, 'figures'>): ModelFigures | undefined {
  return figures[model] ?? figures[model.replace(/:latest$/, '')]
}

/**
 * Lets a model through that is open enough for the brief and whose cost can be counted where the brief limits it: a limit that nothing
 * could keep is refused. Faults: `MODEL_NOT_OPEN_ENOUGH`, `MODEL_WITHOUT_FIGURES`.
 */
export function allowModel(model: string, { openness, budget }: ModelWish, settings: Pick<ModelSettings, 'figures'>): void {
  requireOpenness(model, openness)
  const { price, wattHoursPerMTok } = figuresOf(model, settings) ?? {}
  if (budget?.usd !== undefined && price === undefined) throw fault('MODEL_WITHOUT_FIGURES', { model, unit: 'usd', figure: 'price' })
  if (budget?.wattHours !== undefined && wattHoursPerMTok === undefined)
    throw fault('MODEL_WITHOUT_FIGURES', { model, unit: 'wattHours', figure: 'wattHoursPerMTok' })
}
