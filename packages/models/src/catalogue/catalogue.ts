import catalogueFile from './models.json' with { type: 'json' }

/** A place where a fact can be read: `at` is a repository at a commit or a package at a version, `date` the day of it (`YYYY-MM-DD`). */
export interface FactSource {
  readonly name: string
  readonly at: string
  readonly date: string
}

/** A value with the id of its source. */
export interface Fact<Value> {
  readonly value: Value
  readonly source: string
}

/** Lowest and highest price of the providers that offer a model, USD per million tokens. */
export interface PriceRange {
  readonly input: readonly number[]
  readonly output: readonly number[]
}

/** A model and what could be read of it; what no source tells is left out and means *unknown*. */
export interface CatalogueModel {
  /** Form to which names of servers are brought, by `modelKey`. */
  readonly key: string
  readonly name: string
  /** Licence of the weights: an SPDX id, or the name of a licence that has none. */
  readonly licence?: Fact<string>
  /** Licence of the code that trained it, or `released`. */
  readonly code?: Fact<string>
  /** Licence of the data that it was trained with, or `released` or `public datasets`. */
  readonly data?: Fact<string>
  readonly parameters?: Fact<number>
  /** Parameters that work for one token, where a model is a mixture of experts. */
  readonly activeParameters?: Fact<number>
  /** Longest prompt and answer together, in tokens, as most providers state it. */
  readonly context?: Fact<number>
  readonly price?: Fact<PriceRange>
}

/** Open models and the sources of their facts, written by `tools/catalogue/write-catalogue.ts`. */
export const catalogue: {
  readonly sources: Readonly<Record<string, FactSource>>
  readonly models: readonly CatalogueModel[]
} = catalogueFile
