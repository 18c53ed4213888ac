import type { Openness } from '@galley/sdk'
import { fault } from '../faults.ts'
import { catalogue, type CatalogueModel } from './catalogue.ts'
import { findModel } from './find-model.ts'
import { licenceClass } from './licence-class.ts'
import { parametersInName } from './model-size.ts'

/**
 * Openness of a model, after the classes of the Model Openness Framework (arXiv:2403.13784). `fully-open`: open weights, and the code and data of
 * the training are released; `open-source`: weights under an open licence; `open-weights`: weights under another one; `closed`: no weights.
 */
export type ModelOpenness = 'fully-open' | 'open-source' | 'open-weights' | 'closed' | 'unknown'

const ranks: Readonly<Record<ModelOpenness | 'any', number>> = {
  any: 0,
  unknown: 0,
  closed: 0,
  'open-weights': 1,
  'open-source': 2,
  'fully-open': 3,
}

/** Models that a refusal names. */
const maxNamed = 3

/** Tells the openness of a model of the catalogue from the licences of its parts; a limited licence of its data closes nothing. */
export function opennessOf({ licence, code, data }: Pick<CatalogueModel, 'licence' | 'code' | 'data'>): ModelOpenness {
  if (licence === undefined) return 'unknown'
  const ofWeights = licenceClass(licence.value)
  if (ofWeights === 'proprietary') return 'closed'
  if (ofWeights !== 'open') return 'open-weights'
  return code !== undefined && data !== undefined ? 'fully-open' : 'open-source'
}

/** True when a model is open enough for the brief. A model that is not in the catalogue is enough for `any` only. */
export function isOpenEnough(model: string, want: Openness = 'any'): boolean {
  return ranks[want] === 0 || ranks[opennessOf(findModel(model)?.model ?? {})] >= ranks[want]
}

/** Throws `MODEL_NOT_OPEN_ENOUGH` when a model is not open enough, with models that would do: those that are `offered`, else some of the catalogue. */
export function requireOpenness(model: string, want: Openness = 'any', offered: readonly string[] = []): void {
  if (isOpenEnough(model, want)) return
  const found = findModel(model)?.model
  const have = found?.licence === undefined ? 'not in the catalogue of open models' : `${opennessOf(found)} (${found.licence.value})`
  const named = offered.length > 0 ? offered : openModels(model, want)
  throw fault('MODEL_NOT_OPEN_ENOUGH', { model, have, want, offer: named.join(', ') })
}

/** Names models that are open enough and that the test lets through, those nearest in size to the one that is not first, one of a family. */
export function openModels(model: string, want: Openness, isAllowed: (name: string) => boolean = () => true): readonly string[] {
  const sizeOf = ({ name, parameters }: CatalogueModel): number => parameters?.value ?? parametersInName(name) ?? 0
  const size = parametersInName(model) ?? 8e9
  const far = (one: CatalogueModel): number => Math.abs(Math.log(Math.max(1, sizeOf(one)) / size))
  const enough = catalogue.models
    .filter((one) => ranks[opennessOf(one)] >= ranks[want] && sizeOf(one) > 0 && isAllowed(one.name))
    .toSorted((a, b) => far(a) - far(b))
  const families = Map.groupBy(enough, ({ key }) => key.split('-', 1)[0])
  return [...families.values()].slice(0, maxNamed).flatMap(([nearest]) => (nearest === undefined ? [] : [nearest.name]))
}
