import { catalogue, type Fact, type FactSource, type PriceRange } from './catalogue.ts'
import { estimateEnergy, type EnergyRange } from './estimate-energy.ts'
import { findModel, type FoundModel } from './find-model.ts'
import { licenceClass, type LicenceClass } from './licence-class.ts'
import { parametersInName } from './model-size.ts'
import { opennessOf, type ModelOpenness } from './openness.ts'

/** A value and the place where it can be read. */
export interface SourcedFact<Value> {
  readonly value: Value
  readonly source: FactSource
}

/** Knowledge of a model, each fact with its source; null is unknown. */
export interface ModelFacts {
  /** Name of it, or of its family, as names of servers are brought to one form. */
  readonly key: string
  /** Name that was asked for. */
  readonly asked: string
  /** Name in the catalogue. */
  readonly name: string
  /** True where only other sizes of its family are listed: then nothing but licences is told. */
  readonly family: boolean
  readonly openness: ModelOpenness
  readonly licenceClass: LicenceClass | null
  readonly licence: SourcedFact<string> | null
  readonly code: SourcedFact<string> | null
  readonly data: SourcedFact<string> | null
  readonly parameters: SourcedFact<number> | null
  readonly activeParameters: SourcedFact<number> | null
  readonly context: SourcedFact<number> | null
  readonly price: SourcedFact<PriceRange> | null
  /** Watt-hours for a million tokens of its answers in a data centre, estimated from its size. */
  readonly energy: SourcedFact<EnergyRange> | null
}

/** Package whose formula estimates the energy. */
const ecologits: FactSource = { name: 'estimate from its size, formula of EcoLogits', at: 'pypi:ecologits@0.11.3', date: '2026-10-14' }

/** Collects what is known of a model by the name that a server gives it; null: it is not in the catalogue. */
export function modelFacts(asked: string): ModelFacts | null {
  const found = findModel(asked)
  return found && factsOf(asked, found)
}

/** Lists the facts of every model of the catalogue, by name. */
export function knownModels(): readonly ModelFacts[] {
  return catalogue.models
    .map((model) => factsOf(model.name, { model, family: false }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
}

function factsOf(asked: string, { model, family }: FoundModel): ModelFacts {
  const parameters = sourced(model.parameters) ?? sizeInName(asked)
  return {
    key: model.key,
    asked,
    name: model.name,
    family,
    openness: opennessOf(model),
    licenceClass: model.licence === undefined ? null : licenceClass(model.licence.value),
    licence: sourced(model.licence),
    code: sourced(model.code),
    data: sourced(model.data),
    parameters,
    activeParameters: sourced(model.activeParameters),
    context: sourced(model.context),
    price: sourced(model.price),
    energy: parameters && {
      value: estimateEnergy({ parameters: parameters.value, active: model.activeParameters?.value }, 1_000_000),
      source: ecologits,
    },
  }
}

function sourced<Value>(fact: Fact<Value> | undefined): SourcedFact<Value> | null {
  const source = fact && catalogue.sources[fact.source]
  return source ? { value: fact.value, source } : null
}

function sizeInName(name: string): SourcedFact<number> | null {
  const value = parametersInName(name)
  return value === null ? null : { value, source: { name: 'its name', at: name, date: '' } }
}
