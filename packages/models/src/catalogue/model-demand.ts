import { demandedLicences, opennessLevels, type ModelDemand } from '@galley/sdk'
import { fault } from '../faults.ts'
import { findModel } from './find-model.ts'
import { estimateEnergy } from './estimate-energy.ts'
import { licenceClass } from './licence-class.ts'
import { isOpenEnough, openModels, requireOpenness } from './openness.ts'
import { sizeOf } from './size-of.ts'

/** A model at its server, with the facts that a demand looks at. */
export interface PlacedModel {
  readonly model: string
  readonly url: string
  readonly isLocal: boolean
  /** Watt-hours per million tokens, as the operator states them. */
  readonly wattHoursPerMTok?: number | undefined
}

/** Tells if a model meets a demand. One that the catalogue does not know meets none but that of its place. */
export function meetsDemand(placed: Omit<PlacedModel, 'url'>, demand: ModelDemand): boolean {
  const { model, isLocal } = placed
  const isPlaced = demand.onlyLocal !== true || isLocal
  return isPlaced && isOpenEnough(model, demand.openness) && isFreeEnough(model, demand.licence) && isFrugalEnough(placed, demand)
}

/**
 * Refuses a model that does not meet a demand, and names what could: the models that are `offered`, else some of the catalogue.
 * Faults: `MODEL_NOT_LOCAL`, `MODEL_NOT_OPEN_ENOUGH`, `MODEL_LICENCE_REFUSED`, `MODEL_ENERGY_REFUSED`.
 */
export function requireDemand(placed: PlacedModel, demand: ModelDemand, offered: readonly string[] = []): void {
  const { model, url, isLocal } = placed
  const { openness = 'any', licence, onlyLocal = false } = demand
  if (onlyLocal && !isLocal) throw fault('MODEL_NOT_LOCAL', { url })
  requireOpenness(model, openness, offered)
  if (!isFrugalEnough(placed, demand)) throw energyFault(placed, demand, offered)
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
  const energies = [one.maxWattHoursPerMTok, other.maxWattHoursPerMTok].filter((limit) => limit !== undefined)
  return {
    ...(openness && { openness }),
    ...(licence && { licence }),
    ...(onlyLocal && { onlyLocal }),
    ...(energies.length > 0 && { maxWattHoursPerMTok: Math.min(...energies) }),
  }
}

function strictest<T extends string>(ranks: readonly T[], ...asked: readonly (T | undefined)[]): T | undefined {
  return ranks.findLast((rank) => asked.includes(rank))
}

function licenceOf(model: string): string | undefined {
  return findModel(model)?.model.licence?.value
}

/**
 * Tells the watt-hours for a million tokens: what the operator states, else of a model elsewhere the most that its size lets expect (`estimateEnergy`).
 * Undefined: nothing is known, which meets no demand.
 */
function wattHoursOf({ model, isLocal, wattHoursPerMTok }: Omit<PlacedModel, 'url'>): number | undefined {
  const size = wattHoursPerMTok === undefined && !isLocal ? sizeOf(model) : null
  return size === null ? wattHoursPerMTok : estimateEnergy(size, 1_000_000).high
}

function isFrugalEnough(placed: Omit<PlacedModel, 'url'>, { maxWattHoursPerMTok: most }: ModelDemand): boolean {
  return most === undefined || (wattHoursOf(placed) ?? Infinity) <= most
}

function energyFault(placed: PlacedModel, { maxWattHoursPerMTok: want = 0 }: ModelDemand, offered: readonly string[]): Error {
  const has = wattHoursOf(placed)
  const have = has === undefined ? 'an unknown number of watt-hours' : `${has.toPrecision(3)} watt-hours`
  return fault('MODEL_ENERGY_REFUSED', {
    model: placed.model,
    have,
    want,
    offer: offered.length > 0 ? `, such as ${offered.join(', ')}` : '',
  })
}

function isFreeEnough(model: string, want: ModelDemand['licence']): boolean {
  if (want === undefined) return true
  const licence = licenceOf(model)
  const has = licence === undefined ? undefined : licenceClass(licence)
  return demandedLicences.slice(demandedLicences.indexOf(want)).some((enough) => enough === has)
}
