import { readFileSync } from 'node:fs'
import type { PriceRange } from '../../packages/models/src/catalogue/catalogue.ts'
import { modelKey } from '../../packages/models/src/catalogue/model-key.ts'
import type { Listing } from './listing.ts'

interface Offer {
  /** The first entry of the file explains the others, in words. */
  readonly max_input_tokens?: number | string
  /** USD. */
  readonly input_cost_per_token?: number
  readonly output_cost_per_token?: number
}

/** Reads what LiteLLM knows of the offers of providers: the context that most of them state, and the range of prices. */
export function readLitellm(file: string): readonly Listing[] {
  const offers = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, Offer>>)
  const byModel = Map.groupBy(offers, ([name]) => modelKey(name))
  return [...byModel].map(([id, named]) => {
    const same = named.map(([, offer]) => offer)
    return { id, name: id, context: contextOf(same), price: priceOf(same) }
  })
}

/** The context that stands most often; of two the smaller. */
function contextOf(offers: readonly Offer[]): number | undefined {
  const contexts = offers.map(({ max_input_tokens: tokens }) => Number(tokens)).filter((tokens) => tokens > 0)
  const groups = [...Map.groupBy(contexts, (tokens) => tokens)]
  return groups.toSorted(([a, some], [b, others]) => others.length - some.length || a - b)[0]?.[0]
}

/** Prices per million tokens; an offer without a price is free for reasons of its own and is left out. */
function priceOf(offers: readonly Offer[]): PriceRange | undefined {
  const priced = offers.filter(({ input_cost_per_token: input }) => (input ?? 0) > 0)
  const range = (prices: readonly (number | undefined)[]): readonly number[] => {
    const perMillion = prices.map((price = 0) => Number((price * 1e6).toPrecision(4)))
    return [Math.min(...perMillion), Math.max(...perMillion)]
  }
  if (priced.length === 0) return undefined
  return {
    input: range(priced.map(({ input_cost_per_token: price }) => price)),
    output: range(priced.map(({ output_cost_per_token: price }) => price)),
  }
}
