import type { ModelFacts, SourcedFact } from './model-facts.ts'

/** A fact in words, and where it can be read; without a source it is unknown, or follows from the others. */
export interface FactRow {
  readonly label: string
  readonly words: string
  readonly from: string
}

/** Puts the facts of a model into words, a row each. */
export function factRows(facts: ModelFacts): readonly FactRow[] {
  const { openness, licenceClass, licence, code, data, parameters, activeParameters, context, price, energy } = facts
  const row = <Value>(label: string, fact: SourcedFact<Value> | null, say: (value: Value) => string): FactRow =>
    fact === null ? { label, words: 'unknown', from: '' } : { label, words: say(fact.value), from: sourceOf(fact) }
  return [
    { label: 'openness', words: openness, from: '' },
    row('licence', licence, (value) => (licenceClass === 'open' ? value : `${value} (${licenceClass})`)),
    row('training code', code, String),
    row('training data', data, String),
    row('size', parameters, (value) => sizeWords(value, activeParameters?.value)),
    row('context', context, (value) => `${value.toLocaleString('en')} tokens`),
    row('price', price, ({ input, output }) => `${rangeWords(input)} in, ${rangeWords(output)} out, USD per million tokens`),
    row('energy', energy, ({ low, high }) => `${rangeWords([low, high])} Wh per million tokens of an answer`),
  ]
}

/** Lists the places where the facts of a model can be read, each once. */
export function factSources(facts: ModelFacts): readonly { readonly name: string; readonly at: string }[] {
  const { licence, code, data, parameters, activeParameters, context, price, energy } = facts
  const sources = [licence, code, data, parameters, activeParameters, context, price, energy].flatMap((fact) =>
    fact === null || fact.source.date === '' ? [] : [fact.source],
  )
  return [...new Map(sources.map(({ name, at }) => [at, { name, at }])).values()]
}

/** Puts a count of parameters into words: *70 billion parameters*. */
function sizeWords(parameters: number, active?: number): string {
  const size = (count: number): string =>
    count < 1e9 ? `${Math.round(count / 1e6)} million` : `${Number((count / 1e9).toPrecision(4))} billion`
  return active === undefined ? `${size(parameters)} parameters` : `${size(parameters)} parameters, ${size(active)} at work for a token`
}

function sourceOf<Value>({ source: { name, date } }: SourcedFact<Value>): string {
  return date === '' ? name : `${name}, ${date}`
}

/** Writes the least and the most, to two digits. */
function rangeWords([low = 0, high = 0]: readonly number[]): string {
  const two = (value: number): string => Number(value.toPrecision(2)).toLocaleString('en')
  return two(low) === two(high) ? two(low) : `${two(low)} to ${two(high)}`
}
