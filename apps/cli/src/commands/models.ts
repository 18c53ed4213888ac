import type { Runtime } from '@galley/runtime'
import { exit, type ExitCode } from '../exit.ts'
import { withLocalRuntime } from '../adapters/open-local-runtime.ts'
import { table } from '../show/table.ts'
import type { System } from '../system.ts'
import type { AddCommand } from './command.ts'

/** `galley models`: the models that drafts can be written with. */
export const addModels: AddCommand = (program, system, finish) => {
  program
    .command('models')
    .description('the models that can be reached from here')
    .command('list')
    .description('configured models and local servers that were found')
    .option('--json', 'for machines')
    .option('--data <dir>', 'the data folder')
    .action(async ({ json = false, data }: { json?: boolean; data?: string }) =>
      finish(await withLocalRuntime(system, { data }, async (runtime) => list(system, runtime, json))),
    )
}

async function list(system: System, runtime: Runtime, json: boolean): Promise<ExitCode> {
  const models = await runtime.models.list()
  const rows = models.map(({ name, openness, licence = '-', url, configured, problem }) => [
    name,
    openness,
    licence,
    `${url} ${configured ? '(configured)' : '(found)'}${problem ? `: ${problem}` : ''}`,
  ])
  if (json) system.out(`${JSON.stringify({ schema: 'galley.models/1', models }, null, 2)}\n`)
  else if (models.length === 0)
    system.say(
      'No model is configured and no local server was found: drafts are assembled from quoted sources.\nSet GALLEY_MODEL_URL and GALLEY_MODEL, or start a local server.',
    )
  else system.out(`${table([['NAME', 'OPENNESS', 'LICENCE', 'WHERE'], ...rows])}\n`)
  return exit.clean
}
