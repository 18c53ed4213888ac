import { demandedLicences, opennessLevels, type Brief } from '@galley/sdk'
import { fault } from '../faults.ts'
import { findModel } from './find-model.ts'
import { licenceClass } from './licence-class.ts'
import { isOpenEnough, openModels, requireOpenness } from './openness.ts'

/** Things that a token, a brief or a request demands of every model that serves it. */
export type ModelDemand = Pick<Brief, 'openness' | 'licence' | 'onlyLocal'>

/** A model and its place. */
export interface PlacedModel {
  readonly model: string
  readonly url: string
  readonly isLocal: boolean
}

/** Tells if a model meets a demand. One that the catalogue does not know meets none but that of its place. */
export function meetsDemand({ model, isLocal }: Pick<PlacedModel, 'model' | 'isLocal'>, demand: ModelDemand): boolean {
  return (demand.onlyLocal !== true || isLocal) && isOpenEnough(model, demand.openness) && isFreeEnough(model, demand.licence)
}

/**
 * Refuses a model that does not meet a demand, and names what could: the models that are `offered`, else some of the catalogue.
 * Faults: `MODEL_NOT_LOCAL`, `MODEL_NOT_OPEN_ENOUGH`, `MODEL_LICENCE_REFUSED`.
 */
export function requireDemand({ model, url, isLocal }: PlacedModel, demand: ModelDemand, offered: readonly string[] = []): void {
  const { openness = 'any', licence, onlyLocal = false } = demand
  if (onlyLocal && !isLocal) throw fault('MODEL_NOT_LOCAL', { url })
  requireOpenness(model, openness, offered)
  if (isFreeEnough(model, licence)) return
  const have = licenceOf(model) ?? 'a licence that is not in the catalogue'
  const named = offered.length > 0 ? offered : openModels(model, openness, (name) => isFreeEnough(name, licence))
  throw fault('MODEL_LICENCE_REFUSED', { model, have, want: licence ?? '', offer: named.join(', ') })
}

/** Joins demands: of each kind the strictest. */
export function joinDemands(one: ModelDemand, other: ModelDemand): ModelDemand {
  const openness = strictest(opennessLevels, one.openness, other.openness)
  const licence = strictest(demandedLicences, one.licence, other.licence)
  const onlyLocal = one.onlyLocal === true || other.onlyLocal === true
  return { ...(openness && { openness }), ...(licence && { licence }), ...(onlyLocal && { onlyLocal }) }
}

function strictest<T extends string>(ranks: readonly T[], ...asked: readonly (T | undefined)[]): T | undefined {
  return ranks.findLast((rank) => asked.includes(rank))
}

function licenceOf(model: string): string | undefined {
  return findModel(model)?.model.licence?.value
}

function isFreeEnough(model: string, want: ModelDemand['licence']): boolean {
  if (want === undefined) return true
  const licence = licenceOf(model)
  const has = licence === undefined ? undefined : licenceClass(licence)
  return demandedLicences.slice(demandedLicences.indexOf(want)).some((enough) => enough === has)
}
