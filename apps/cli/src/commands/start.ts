import { flushCompileCache } from 'node:module'
import { dataFolder, exit, type AddCommand, type ExitCode, type System } from '@galley/command-line'
import { InvalidArgumentError, Option } from 'commander'
import { isFault } from '@galley/fault'
import { createApp, createRequestWatch, openAuditor, openLog, serve } from '@galley/gateway'
import type { ObserveWork, Runtime } from '@galley/runtime'
import { openBrowser } from '../adapters/open-browser.ts'
import { openGatewayTelemetry } from '../adapters/open-gateway-telemetry.ts'
import { readSettings, withLocalRuntime } from '../adapters/open-local-runtime.ts'
import { writeFirstDraft } from '../adapters/write-first-draft.ts'
import { writeToken } from '../adapters/write-token.ts'

interface Flags {
  readonly port?: number
  readonly host?: string
  readonly data?: string
  readonly database?: string
  readonly example: boolean
  readonly open?: boolean
}

function parsePort(value: string): number {
  const number = Number(value)
  if (!/^\d+$/.test(value) || number > 65_535) throw new InvalidArgumentError('It must be a port number.')
  return number
}

/** `galley start`: the gateway and the studio; with an empty data folder also the first draft. */
export const addStart: AddCommand = (program, system, finish) => {
  program
    .command('start')
    .description('run the gateway and the studio')
    .addOption(new Option('--port <n>', 'port to listen on (4070)').argParser(parsePort))
    .option('--host <address>', 'address to listen on (127.0.0.1)')
    .option('--data <dir>', 'the data folder')
    .option('--database <url>', 'a PostgreSQL database instead of galley.sqlite (better: GALLEY_DATABASE)')
    .option('--no-example', 'do not write the first draft')
    .option('--open', 'open the studio in a browser')
    .addHelpText(
      'after',
      '\nExamples:\n  galley start\n  galley start --port 4080 --no-example --open\n\nSettings and variables: galley help settings, galley help environment.',
    )
    .action(async (flags: Flags) => finish(await start(system, flags)))
}

async function start(outer: System, { data, database, ...flags }: Flags): Promise<ExitCode> {
  const world = database === undefined ? outer : { ...outer, env: { ...outer.env, GALLEY_DATABASE: database } }
  const address = { ...(flags.port === undefined ? {} : { port: flags.port }), ...(flags.host === undefined ? {} : { host: flags.host }) }
  const settings = readSettings(world, address).telemetry
  const log = openLog({ write: world.say, clock: world.clock, settings })
  const system = { ...world, say: log.say }
  let drafts: Runtime['drafts'] | undefined
  // Loaded while the runtime opens.
  const opening = openGatewayTelemetry(system, settings, async () => (await drafts?.counts()) ?? {})
  const observe: ObserveWork = (work) => void opening.then((telemetry) => telemetry.work(work))
  return withLocalRuntime(system, { adopt: true, flags: address, data, observe }, async (runtime) => {
    const { host, port, publicUrl } = runtime.settings.gateway
    const telemetry = await opening
    drafts = runtime.drafts
    const app = createApp(runtime, {
      version: system.version,
      say: log.say,
      telemetry,
      auditor: openAuditor({ clock: system.clock, data: dataFolder(system, data) }),
      clock: system.clock,
      random: system.random,
    })
    const watch = createRequestWatch(app, { clock: system.clock, random: system.random, telemetry, log })
    const stopped = new Promise<void>((resolve) => system.onInterrupt(() => resolve()))
    const serving = await serve(app, { host, port, fetch: system.fetch, watch })
    try {
      const url = publicUrl ?? serving.url
      runtime.announce(url)
      await Promise.race([announce(system, runtime, url, { ...flags, data: dataFolder(system, data) }), stopped])
      await stopped
      system.say('galley: stopping; what is being written is kept')
    } finally {
      await serving.close()
      await telemetry.close()
    }
    return exit.clean
  })
}

async function announce(
  system: System,
  runtime: Runtime,
  url: string,
  { data, example, open = false }: { readonly data: string; readonly example: boolean; readonly open?: boolean },
): Promise<void> {
  system.say(`galley: the gateway is ready at ${url}`)
  await handOverToken(system, runtime, data)
  const { checks } = await runtime.ready()
  for (const check of checks.filter(({ ok }) => !ok)) system.say(`  not ready: ${check.detail}`)
  if (example && (await runtime.drafts.list({ limit: 1 })).length === 0) {
    const path = await tryFirstDraft(system, runtime, data)
    if (path) system.out(`${path}\n`)
  }
  const link = `${url}/enter?ticket=${await runtime.access.issueTicket()}`
  system.out(`${link}\n`)
  // The next start is fast however this one ends.
  flushCompileCache()
  if (open) openBrowser(link, system.platform, () => system.say('galley: no browser could be opened; use the link above'))
}

/** Writes the first draft; where that fails, the reason is printed and the gateway starts all the same. */
async function tryFirstDraft(system: System, runtime: Runtime, data: string): Promise<string | null> {
  try {
    return await writeFirstDraft(system, runtime, data)
  } catch (error) {
    if (!isFault(error)) throw error
    system.say(`galley: no first draft: ${error.message} [${error.code}]\n  ${error.hint}`)
    return null
  }
}

/** Shows the bearer token once, on a terminal; elsewhere it goes to a file that only its owner can read. */
async function handOverToken(system: System, runtime: Runtime, data: string): Promise<void> {
  const token = await runtime.access.firstToken()
  if (token === null) return
  if (system.isTerminal) system.say(`galley: the API token, shown this once: ${token}`)
  else system.say(`galley: the API token is in ${writeToken(data, token)}`)
}
