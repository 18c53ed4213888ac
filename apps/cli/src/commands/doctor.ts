import { isFault } from '@galley/fault'
import type { Runtime } from '@galley/runtime'
import { exit, type ExitCode } from '../exit.ts'
import { dataFolder } from '../adapters/data-folder.ts'
import { isFolderWritable } from '../adapters/is-folder-writable.ts'
import { isPortTaken } from '../adapters/is-port-taken.ts'
import { withLocalRuntime } from '../adapters/open-local-runtime.ts'
import type { System } from '../system.ts'
import type { AddCommand } from './command.ts'

/** One line of the answer. A `note` is no fault: Galley works without it, and the line says what it does instead. */
interface Diagnosis {
  readonly state: 'ok' | 'note' | 'fault'
  readonly what: string
  readonly cure?: string
}

const marks = { ok: 'ok   ', note: 'note ', fault: 'FAULT' } as const

/** `galley doctor`: what works on this machine and what does not, with the cure. */
export const addDoctor: AddCommand = (program, system, finish) => {
  program
    .command('doctor')
    .description('what works on this machine, and the cure for what does not')
    .option('--data <dir>', 'the data folder')
    .option('--json', 'for machines')
    .action(async (flags: { data?: string; json?: boolean }) => finish(await doctor(system, flags)))
}

async function doctor(system: System, flags: { data?: string; json?: boolean }): Promise<ExitCode> {
  const findings = [
    ok(`Node ${system.nodeVersion} on ${system.platform}-${system.arch}`),
    diagnoseFolder(dataFolder(system, flags.data)),
    ...(await diagnoseRuntime(system, flags.data)),
  ]
  if (flags.json) system.out(`${JSON.stringify({ schema: 'galley.doctor/1', findings }, null, 2)}\n`)
  else for (const { state, what, cure } of findings) system.out(`${marks[state]} ${what}${cure ? `\n      ${cure}` : ''}\n`)
  return findings.some(({ state }) => state === 'fault') ? exit.findings : exit.clean
}

const ok = (what: string): Diagnosis => ({ state: 'ok', what })

function diagnoseFolder(folder: string): Diagnosis {
  return isFolderWritable(folder)
    ? ok(`data folder ${folder}`)
    : { state: 'fault', what: `data folder ${folder} cannot be written`, cure: 'Name another one with --data DIR or GALLEY_DATA.' }
}

async function diagnoseRuntime(system: System, data: string | undefined): Promise<readonly Diagnosis[]> {
  try {
    return await withLocalRuntime(system, { data }, async (runtime) => [
      ...runtime.ready().checks.map(diagnoseCheck),
      await diagnoseModels(runtime),
      diagnoseSearch(runtime),
      await diagnosePort(runtime),
      describeWall(),
    ])
  } catch (error) {
    if (!isFault(error)) throw error
    return [{ state: 'fault', what: `${error.message} [${error.code}]`, cure: error.hint }]
  }
}

function diagnoseCheck(check: { readonly name: string; readonly ok: boolean; readonly detail: string }): Diagnosis {
  return check.ok
    ? ok(check.detail)
    : { state: 'fault', what: check.detail, cure: 'A damaged plugin of this clone is packed again by: galley plugin repack NAME' }
}

async function diagnoseModels(runtime: Runtime): Promise<Diagnosis> {
  const models = await runtime.models.list()
  if (models.length === 0)
    return {
      state: 'note',
      what: 'no language model: drafts are assembled from quoted sources',
      cure: 'Set GALLEY_MODEL_URL and GALLEY_MODEL, or start Ollama, LM Studio, vLLM or llama.cpp.',
    }
  return ok(`models: ${models.map((model) => model.name).join(', ')}`)
}

function diagnoseSearch(runtime: Runtime): Diagnosis {
  const { searxng, wikipedia } = runtime.settings.search
  const providers = [searxng && `SearXNG at ${searxng.url}`, wikipedia && `MediaWiki at ${wikipedia.url}`].filter(
    (words) => words !== undefined,
  )
  return providers.length > 0
    ? ok(`web search: ${providers.join(', ')}`)
    : {
        state: 'note',
        what: 'no web search: drafts are written from the documents you give',
        cure: 'Set search.searxng.url or search.wikipedia.url in galley.config.json.',
      }
}

async function diagnosePort(runtime: Runtime): Promise<Diagnosis> {
  const running = runtime.gatewayUrl()
  if (running) return ok(`the gateway runs at ${running}`)
  const { host, port } = runtime.settings.gateway
  return (await isPortTaken(host, port))
    ? { state: 'note', what: `port ${port} is taken by another program`, cure: 'Start with --port N, or set gateway.port.' }
    : ok(`port ${port} is free`)
}

function describeWall(): Diagnosis {
  return {
    state: 'note',
    what: 'plugins run as separate processes without files, network or environment; this is no wall against a hostile plugin',
    cure: "Only this workspace's own plugins are loaded.",
  }
}
