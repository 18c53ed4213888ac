import { exit } from '../exit.ts'
import { openLocalRuntime } from '../adapters/open-local-runtime.ts'
import { table } from '../show/table.ts'
import type { AddCommand } from './command.ts'

/** `galley models`: what this house could write with. */
export const addModels: AddCommand = (program, system, finish) => {
  program
    .command('models')
    .description('the models this house can reach')
    .command('list')
    .description('configured models and local servers that were found')
    .option('--json', 'for machines')
    .option('--data <dir>', 'the data folder')
    .action(async (flags: { json?: boolean; data?: string }) => {
      const runtime = await openLocalRuntime(system, flags.data === undefined ? {} : { data: flags.data })
      try {
        const models = await runtime.models.list()
        if (flags.json) system.out(`${JSON.stringify({ schema: 'galley.models/1', models }, null, 2)}\n`)
        else if (models.length === 0)
          system.say(
            'No model is configured and no local server was found: drafts are assembled from quoted sources.\nSet GALLEY_MODEL_URL and GALLEY_MODEL, or start a local server.',
          )
        else
          system.out(
            `${table([['NAME', 'OPENNESS', 'LICENCE', 'WHERE'], ...models.map((model) => [model.name, model.openness, model.licence ?? '-', `${model.url}${model.configured ? ' (configured)' : ' (found)'}${model.problem ? `: ${model.problem}` : ''}`])])}\n`,
          )
        finish(exit.clean)
      } finally {
        await runtime.close()
      }
    })
}
