import { dataFolder, exit, type AddCommand, type ExitCode, type System } from '@galley/command-line'
import { isFault } from '@galley/fault'
import { describeRetention, type ReadinessCheck, type Runtime } from '@galley/runtime'
import { isFolderWritable } from '../adapters/is-folder-writable.ts'
import { isPortTaken } from '../adapters/is-port-taken.ts'
import { withLocalRuntime } from '../adapters/open-local-runtime.ts'
import { diagnoseEntailment } from '../diagnose/diagnose-entailment.ts'
import { diagnoseModels } from '../diagnose/diagnose-models.ts'
import { diagnoseSearch } from '../diagnose/diagnose-search.ts'
import { diagnoseWalls } from '../diagnose/diagnose-walls.ts'
import { ok, type Diagnosis } from '../diagnose/diagnosis.ts'

/** Milliseconds that the gateway of `GALLEY_URL` gets to answer. */
const maxGatewayMs = 5000

const marks = { ok: 'ok   ', note: 'note ', fault: 'FAULT' } as const

/** `galley doctor`: what works on this machine and what does not, with the cure. */
export const addDoctor: AddCommand = (program, system, finish) => {
  program
    .command('doctor')
    .description('what works on this machine, and the cure for what does not')
    .option('--data <dir>', 'the data folder')
    .option('--walls', 'attack the wall around plugins in every known way instead; takes about a minute')
    .option('--json', 'for machines')
    .action(async (flags: { data?: string; walls?: boolean; json?: boolean }) =>
      finish(await (flags.walls ? diagnoseWalls(system, { isJson: flags.json === true }) : doctor(system, flags))),
    )
}

async function doctor(system: System, flags: { data?: string; json?: boolean }): Promise<ExitCode> {
  const findings = [
    ok(`Node ${system.nodeVersion} on ${system.platform}-${system.arch}`),
    diagnoseFolder(dataFolder(system, flags.data)),
    ...(await diagnoseRuntime(system, flags.data)),
  ]
  if (flags.json) system.out(`${JSON.stringify({ schema: 'galley.doctor/1', findings }, null, 2)}\n`)
  else
    for (const { state, what, code, cure } of findings)
      system.out(`${marks[state]} ${what}${code ? ` [${code}]` : ''}${cure ? `\n      ${cure}` : ''}\n`)
  return findings.some(({ state }) => state === 'fault') ? exit.findings : exit.clean
}

function diagnoseFolder(folder: string): Diagnosis {
  return isFolderWritable(folder)
    ? ok(`data folder ${folder}`)
    : { state: 'fault', what: `data folder ${folder} cannot be written`, cure: 'Name another one with --data DIR or GALLEY_DATA.' }
}

async function diagnoseRuntime(system: System, data: string | undefined): Promise<readonly Diagnosis[]> {
  try {
    return await withLocalRuntime(system, { data }, async (runtime) => {
      const [models, entailment, search, port, gateway] = await Promise.all([
        diagnoseModels(runtime),
        diagnoseEntailment(runtime.settings),
        diagnoseSearch(runtime),
        diagnosePort(runtime),
        diagnoseGateway(system),
      ])
      const { checks } = await runtime.ready()
      const kept = ok(describeRetention(runtime.settings))
      return [...checks.map(diagnoseCheck), kept, ...models, ...entailment, ...search, port, ...gateway, diagnoseWall(await runtime.wall())]
    })
  } catch (error) {
    if (!isFault(error)) throw error
    return [{ state: 'fault', what: error.message, code: error.code, cure: error.hint }]
  }
}

function diagnoseCheck(check: ReadinessCheck): Diagnosis {
  return check.ok
    ? ok(check.detail)
    : {
        state: 'fault',
        what: check.detail,
        cure: check.hint ?? 'A damaged plugin of this clone is packed again by: galley plugin repack NAME',
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

/** Asks the gateway that `GALLEY_URL` names: commands about drafts go there. */
async function diagnoseGateway({ env, fetch }: System): Promise<readonly Diagnosis[]> {
  const url = env['GALLEY_URL']
  if (!url) return []
  const cure = 'Start the gateway with `galley start`, or unset GALLEY_URL to write drafts in this process.'
  try {
    const token = env['GALLEY_TOKEN']
    const headers = token ? { authorization: `Bearer ${token}` } : {}
    const { status } = await fetch(new URL('v1/drafts?limit=1', url.endsWith('/') ? url : `${url}/`), {
      headers,
      signal: AbortSignal.timeout(maxGatewayMs),
    })
    if (status === 200) return [ok(`the gateway of GALLEY_URL answers at ${url}`)]
    if (status !== 401) return [{ state: 'fault', what: `GALLEY_URL: ${url} answered with status ${status}`, cure }]
    return [{ state: 'fault', what: `GALLEY_URL: the gateway at ${url} refused the token`, cure: 'Set GALLEY_TOKEN to its API token.' }]
  } catch (error) {
    return [{ state: 'fault', what: `GALLEY_URL: no gateway answers at ${url}: ${(error as Error).message}`, cure }]
  }
}

function diagnoseWall({ holds, layers }: Awaited<ReturnType<Runtime['wall']>>): Diagnosis {
  if (holds) return ok(`the wall around plugins holds: ${layers.map(({ name }) => name).join(', ')}`)
  const broken = layers.filter(({ state }) => state !== 'holds')
  return {
    state: 'note',
    what: `the wall around plugins does not hold, so only plugins of this workspace run: ${broken.map(({ name, detail }) => `${name}: ${detail}`).join('; ')}`,
    cure: broken[0]?.cure ?? '',
  }
}
