import { exit, table, type AddCommand, type ExitCode, type System } from '@galley/command-line'
import { describeServer, type ModelServer, type ModelTest, type Runtime } from '@galley/runtime'
import { withLocalRuntime } from '../adapters/open-local-runtime.ts'
import { addModelsPull } from './models-pull.ts'
import { addModelsShow } from './models-show.ts'

/** `galley models`: the models that drafts can be written with. */
export const addModels: AddCommand = (program, system, finish) => {
  const models = program.command('models').description('the models that can be reached from here')
  models
    .command('list')
    .description('ask the configured servers, those on this machine and the presets for their models')
    .option('--json', 'for machines')
    .option('--data <dir>', 'the data folder')
    .addHelpText(
      'after',
      '\nExamples:\n  galley models list\n  GALLEY_MODEL_PRESET=ollama GALLEY_MODEL=llama3.1 galley models list\n\nExit code 1: a configured server or model does not work.',
    )
    .action(async ({ json = false, data }: { json?: boolean; data?: string }) =>
      finish(await withLocalRuntime(system, { data, withPlugins: false }, async (runtime) => list(system, runtime, json))),
    )
  addModelsShow(models, system, finish)
  addModelsPull(models, system, finish)
  models
    .command('test [model]')
    .description('find out if a model may judge what words cannot decide, and which faults it sees')
    .option('--json', 'for machines')
    .option('--data <dir>', 'the data folder')
    .addHelpText(
      'after',
      '\nExamples:\n  galley models test\n  galley models test ollama:llama3.1\n\nIt is shown 30 false and 30 true sentences, for at most 10,000 tokens; the result holds for 30 days.\nExit code 1: the model may not judge.',
    )
    .action(async (model: string | undefined, { json = false, data }: { json?: boolean; data?: string }) =>
      finish(await withLocalRuntime(system, { data }, async (runtime) => testModel(system, runtime, { model, json }))),
    )
}

async function testModel(
  system: System,
  { models }: Pick<Runtime, 'models'>,
  { model, json }: { readonly model: string | undefined; readonly json: boolean },
): Promise<ExitCode> {
  const show = ({ text, type }: { readonly type: string; readonly text: string }): void => {
    if (type === 'progress') system.say(`  ${text}`)
  }
  const tested = await models.test({ ...(model === undefined ? {} : { model }), show })
  if (tested === null) {
    system.say(
      'No model is configured and no local server was found.\n  Set GALLEY_MODEL_PRESET or GALLEY_MODEL_URL, or start a local server.',
    )
    return exit.incomplete
  }
  if (json) system.out(`${JSON.stringify({ schema: 'galley.model-test/1', ...tested }, null, 2)}\n`)
  else system.out(describeTest(tested))
  return tested.calibration?.passed === true ? exit.clean : exit.findings
}

function describeTest({ model, modeReason, calibration }: ModelTest): string {
  if (calibration === null) return `${model} is too weak to judge: ${modeReason}.\n`
  const { passed, seen, falsehoods, kept, truths, byAlarm } = calibration
  const rows = byAlarm.map(({ alarm, seen: some, of }) => [alarm, `${some} of ${of}`])
  const verdict = passed ? 'It may judge what words leave undecided.' : 'It may not judge: at least 27 of 30 and 21 of 30 are wanted.'
  return `${table([['FAULT', 'SEEN'], ...rows])}\n\n${model} saw ${seen} of ${falsehoods} false sentences and kept ${kept} of ${truths} true ones. ${verdict}\n`
}

async function list(system: System, runtime: Runtime, json: boolean): Promise<ExitCode> {
  const servers = await runtime.models.survey()
  const models = servers.flatMap((server) => server.models)
  const faults = servers.flatMap((server) => (server.isConfigured ? server.faults : []))
  if (json) system.out(`${JSON.stringify({ schema: 'galley.models/1', models, servers: servers.map(toJson) }, null, 2)}\n`)
  else print(system, servers)
  for (const { message, code, hint } of faults) system.say(`${message} [${code}]\n  ${hint}`)
  if (models.length === 0 && faults.length === 0)
    system.say(
      'No model is configured and no local server was found: drafts are assembled from quoted sources.\n  Set GALLEY_MODEL_PRESET or GALLEY_MODEL_URL, or start a local server.',
    )
  return faults.length > 0 ? exit.findings : exit.clean
}

function print(system: System, servers: readonly ModelServer[]): void {
  const rows = servers.flatMap(({ models, isConfigured }) =>
    models.map(({ name, openness, licence = '-', context, url, configured }) => [
      configured ? '*' : '',
      name,
      openness,
      licence,
      context === undefined ? '-' : context.toLocaleString('en'),
      `${url}${isConfigured ? '' : ' (not configured)'}`,
    ]),
  )
  if (rows.length > 0) system.out(`${table([['', 'NAME', 'OPENNESS', 'LICENCE', 'CONTEXT', 'WHERE'], ...rows])}\n\n`)
  const presets = servers.flatMap((server) =>
    server.preset === undefined
      ? []
      : [
          [
            server.preset,
            server.keyVariable ?? '-',
            server.isConfigured ? `configured, ${describeServer(server)}` : describeServer(server),
            server.url,
          ],
        ],
  )
  system.out(`${table([['PRESET', 'KEY', 'STATE', 'WHERE'], ...presets])}\n`)
}

function toJson({ faults, models, ...server }: ModelServer): unknown {
  return { ...server, models: models.length, faults: faults.map(({ code, message, hint }) => ({ code, message, hint })) }
}
