import { exit, table, type AddCommand, type ExitCode, type System } from '@galley/command-line'
import { modelFacts, type ModelFacts, type SourcedFact } from '@galley/runtime'

/** `galley models show`: what the catalogue knows of a model, each fact with its source. Needs no server. */
export const addModelsShow: AddCommand = (models, system, finish) => {
  models
    .command('show <model>')
    .description("a model's openness, licence, size, context, price and energy, each with its source")
    .option('--json', 'for machines')
    .addHelpText(
      'after',
      '\nExamples:\n  galley models show meta/llama3-70b-instruct\n  galley models show qwen2.5:7b --json\n\nNo server is asked. What no source tells is unknown.\nExit code 1: the model is not in the catalogue.',
    )
    .action((model: string, { json = false }: { json?: boolean }) => {
      finish(show(system, model, json))
    })
}

function show(system: System, model: string, json: boolean): ExitCode {
  const facts = modelFacts(model)
  if (json) system.out(`${JSON.stringify({ schema: 'galley.model/1', model: facts }, null, 2)}\n`)
  else if (facts !== null) system.out(describe(facts))
  if (facts !== null) return exit.clean
  system.say(`${model} is not in the catalogue: its licence and openness are unknown, and a brief that asks for openness refuses it.`)
  return exit.findings
}

function describe(facts: ModelFacts): string {
  const { asked, name, family, openness, licenceClass, licence, code, data, parameters, activeParameters, context, price, energy } = facts
  const row = <Value>(label: string, fact: SourcedFact<Value> | null, say: (value: Value) => string): readonly string[] =>
    fact === null ? [label, 'unknown', ''] : [label, say(fact.value), from(fact)]
  const rows = [
    ['openness', openness, ''],
    row('licence', licence, (value) => (licenceClass === 'open' ? value : `${value} (${licenceClass})`)),
    row('training code', code, String),
    row('training data', data, String),
    row('size', parameters, (value) => billions(value, activeParameters?.value)),
    row('context', context, (value) => `${value.toLocaleString('en')} tokens`),
    row('price', price, ({ input, output }) => `${range(input)} in, ${range(output)} out, USD per million tokens`),
    row('energy', energy, ({ low, high }) => `${range([low, high])} Wh per million tokens of an answer`),
  ]
  const sources = Map.groupBy(
    [licence, code, data, parameters, activeParameters, context, price, energy].flatMap((fact) =>
      fact === null || fact.source.date === '' ? [] : [fact.source],
    ),
    ({ at }) => at,
  )
  const places = [...sources.values()].flatMap(([first]) => (first === undefined ? [] : [[`  ${first.name}`, first.at]]))
  const head = family ? `${asked}, as the others of its family (${name})` : `${name} (${asked})`
  return `${head}\n\n${table(rows)}\n\n${places.length === 0 ? '' : `Sources\n${table(places)}\n`}`
}

function from<Value>({ source: { name, date } }: SourcedFact<Value>): string {
  return date === '' ? name : `${name}, ${date}`
}

function billions(parameters: number, active: number | undefined): string {
  const size = (count: number): string =>
    count < 1e9 ? `${Math.round(count / 1e6)} million` : `${Number((count / 1e9).toPrecision(4))} billion`
  return active === undefined ? `${size(parameters)} parameters` : `${size(parameters)} parameters, ${size(active)} at work for a token`
}

/** The least and the most, to two digits. */
function range([low = 0, high = 0]: readonly number[]): string {
  const two = (value: number): string => Number(value.toPrecision(2)).toLocaleString('en')
  return two(low) === two(high) ? two(low) : `${two(low)} to ${two(high)}`
}
