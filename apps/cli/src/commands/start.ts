import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { InvalidArgumentError, Option } from 'commander'
import { isFault } from '@galley/fault'
import { createApp, openAuditor, serve, type Serving } from '@galley/gateway'
import type { Runtime } from '@galley/runtime'
import { exit, type ExitCode } from '../exit.ts'
import { dataFolder } from '../adapters/data-folder.ts'
import { openLocalRuntime } from '../adapters/open-local-runtime.ts'
import { writeFirstDraft } from '../adapters/write-first-draft.ts'
import type { System } from '../system.ts'
import type { AddCommand } from './command.ts'

interface Flags {
  readonly port?: number
  readonly host?: string
  readonly data?: string
  readonly example: boolean
  readonly open?: boolean
}

function port(value: string): number {
  const number = Number(value)
  if (!/^\d+$/.test(value) || number > 65_535) throw new InvalidArgumentError('It must be a port number.')
  return number
}

/** `galley start`: the gateway and the studio; with an empty data folder also the first draft. */
export const addStart: AddCommand = (program, system, finish) => {
  program
    .command('start')
    .description('run the gateway and the studio')
    .addOption(new Option('--port <n>', 'port to listen on (4070)').argParser(port))
    .option('--host <address>', 'address to listen on (127.0.0.1)')
    .option('--data <dir>', 'the data folder')
    .option('--no-example', 'do not write the first draft')
    .option('--open', 'open the studio in a browser')
    .action(async (flags: Flags) => finish(await start(system, flags)))
}

async function start(system: System, flags: Flags): Promise<ExitCode> {
  const address = { ...(flags.port === undefined ? {} : { port: flags.port }), ...(flags.host === undefined ? {} : { host: flags.host }) }
  const runtime = await openLocalRuntime(system, { adopt: true, flags: address, ...(flags.data === undefined ? {} : { data: flags.data }) })
  try {
    const { host, port: wanted } = runtime.settings.gateway
    const app = createApp(runtime, { version: system.version, say: system.say, auditor: openAuditor({ clock: system.clock }) })
    const serving = await serve(app, { host, port: wanted })
    try {
      runtime.announce(serving.url)
      await announce(system, runtime, serving, flags)
      await new Promise<void>((resolve) => system.onInterrupt(() => resolve()))
      system.say('galley: stopping; what is being written is kept')
    } finally {
      await serving.close()
    }
    return exit.clean
  } finally {
    await runtime.close()
  }
}

async function announce(system: System, runtime: Runtime, serving: Serving, flags: Flags): Promise<void> {
  system.say(`galley: the gateway is ready at ${serving.url}`)
  tellToken(system, runtime, dataFolder(system, flags.data))
  for (const check of runtime.ready().checks.filter(({ ok }) => !ok)) system.say(`  not ready: ${check.detail}`)
  if (flags.example && runtime.drafts.list({ limit: 1 }).length === 0) {
    const path = await firstDraft(system, runtime, dataFolder(system, flags.data))
    if (path) system.out(`${path}\n`)
  }
  const link = `${serving.url}/enter?ticket=${runtime.access.issueTicket()}`
  system.out(`${link}\n`)
  // The next start is fast however this one ends.
  flushCompileCache()
  if (flags.open) openBrowser(system, link)
}

/** A first draft that cannot be written is said, and the gateway starts all the same. */
async function firstDraft(system: System, runtime: Runtime, data: string): Promise<string | null> {
  try {
    return await writeFirstDraft(system, runtime, data)
  } catch (error) {
    if (!isFault(error)) throw error
    system.say(`galley: no first draft: ${error.message} [${error.code}]\n  ${error.hint}`)
    return null
  }
}

/** The bearer token is shown once, on a terminal only; elsewhere it goes to a file that only its owner can read. */
function tellToken(system: System, runtime: Runtime, data: string): void {
  const token = runtime.access.firstToken()
  if (token === null) return
  if (system.isTerminal) {
    system.say(`galley: the API token, shown this once: ${token}`)
    return
  }
  const path = join(data, 'keys', 'gateway-token')
  mkdirSync(join(data, 'keys'), { recursive: true, mode: 0o700 })
  writeFileSync(path, `${token}\n`, { mode: 0o600 })
  system.say(`galley: the API token is in ${path}`)
}

function openBrowser(system: System, link: string): void {
  const [program, ...words] =
    system.platform === 'darwin' ? ['open', link] : system.platform === 'win32' ? ['cmd', '/c', 'start', '', link] : ['xdg-open', link]
  const child = spawn(program ?? 'xdg-open', words, { stdio: 'ignore', detached: true })
  child.on('error', () => system.say('galley: no browser could be opened; use the link above'))
  child.unref()
}
