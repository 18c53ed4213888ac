import type { Brief, Budget, ModelDemand } from '@galley/sdk'
import type { ModelFigures } from '../call/model-figures.ts'
import { meetsDemand, requireDemand, type PlacedModel } from '../catalogue/model-demand.ts'
import { fault } from '../faults.ts'
import type { ModelSettings } from './model-settings.ts'

/** The part of a brief that says which models a run may use. */
export type ModelWish = Pick<Brief, 'models' | 'openness' | 'licence' | 'onlyLocal' | 'budget'>

/** Finds what the operator stated of a model; Ollama's tag `:latest` may be left out in the settings. */
export function figuresOf(model: string, { figures = {} }: Pick<ModelSettings, 'figures'>): ModelFigures | undefined {
  return figures[model] ?? figures[model.replace(/:latest$/, '')]
}

/**
 * Lets a model through that meets what is demanded of a role's models and whose cost can be counted where the brief limits it: a limit that nothing
 * could keep is refused. `offered` are models that would do. Faults: those of `requireDemand`, `MODEL_WITHOUT_FIGURES`.
 */
export function allowModel(
  { model, url, isLocal }: PlacedModel,
  { demand, budget }: { readonly demand: ModelDemand; readonly budget?: Budget | undefined },
  settings: Pick<ModelSettings, 'figures'>,
  offered: readonly string[] = [],
): void {
  const { price, wattHoursPerMTok } = figuresOf(model, settings) ?? {}
  requireDemand({ model, url, isLocal, wattHoursPerMTok }, demand, offered)
  if (budget?.usd !== undefined && price === undefined) throw fault('MODEL_WITHOUT_FIGURES', { model, unit: 'usd', figure: 'price' })
  if (budget?.wattHours !== undefined && wattHoursPerMTok === undefined)
    throw fault('MODEL_WITHOUT_FIGURES', { model, unit: 'wattHours', figure: 'wattHoursPerMTok' })
}

/** Makes the test that a model of a server meets a demand. */
export function meeting(
  demand: ModelDemand,
  { isLocal }: Pick<PlacedModel, 'isLocal'>,
  settings: Pick<ModelSettings, 'figures'>,
): (model: string) => boolean {
  return (model) => meetsDemand({ model, isLocal, wattHoursPerMTok: figuresOf(model, settings)?.wattHoursPerMTok }, demand)
}
