import { exit, table, type AddCommand, type ExitCode, type System } from '@galley/command-line'
import { factRows, factSources, modelFacts, type ModelFacts } from '@galley/runtime'

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
  const { asked, name, family } = facts
  const rows = factRows(facts).map(({ label, words, from }) => [label, words, from])
  const places = factSources(facts).map((source) => [`  ${source.name}`, source.at])
  const head = family ? `${asked}, as the others of its family (${name})` : `${name} (${asked})`
  return `${head}\n\n${table(rows)}\n\n${places.length === 0 ? '' : `Sources\n${table(places)}\n`}`
}
