import type { Brief } from '@galley/sdk'
import type { ModelFigures } from '../call/model-figures.ts'
import { requireDemand, type PlacedModel } from '../catalogue/model-demand.ts'
import { fault } from '../faults.ts'
import type { ModelSettings } from './model-settings.ts'

/** The part of a brief that says which models a run may use. */
export type ModelWish = Pick<Brief, 'models' | 'openness' | 'licence' | 'onlyLocal' | 'budget'>

/** Finds what the operator stated of a model; Ollama's tag `:latest` may be left out in the settings. */
export function figuresOf(model: string, { figures = {} }: Pick<ModelSettings, 'figures'>): ModelFigures | undefined {
  return figures[model] ?? figures[model.replace(/:latest$/, '')]
}

/**
 * Lets a model through that meets what the brief demands of models and whose cost can be counted where the brief limits it: a limit that nothing
 * could keep is refused. Faults: those of `requireDemand`, `MODEL_WITHOUT_FIGURES`.
 */
export function allowModel(placed: PlacedModel, wish: ModelWish, settings: Pick<ModelSettings, 'figures'>): void {
  requireDemand(placed, wish)
  const { model } = placed
  const { budget } = wish
  const { price, wattHoursPerMTok } = figuresOf(model, settings) ?? {}
  if (budget?.usd !== undefined && price === undefined) throw fault('MODEL_WITHOUT_FIGURES', { model, unit: 'usd', figure: 'price' })
  if (budget?.wattHours !== undefined && wattHoursPerMTok === undefined)
    throw fault('MODEL_WITHOUT_FIGURES', { model, unit: 'wattHours', figure: 'wattHoursPerMTok' })
}
