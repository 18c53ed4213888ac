import { statfsSync } from 'node:fs'
import { isFault, type Fault } from '@galley/fault'
import type { Kernel, PluginRecord } from '@galley/kernel'
import type { Ledger } from '@galley/ledger'
import { choosePlugins, type Choices } from './choices/choose-plugins.ts'
import { fault } from './faults.ts'
import { readersOfText } from './run/plugins-for.ts'
import type { Readiness, ReadinessCheck } from './runtime.ts'

/**
 * Tells whether drafts can be written now: the ledger can be written, there is room for more, and the plugins that every draft needs are verified. A refused plugin
 * that no draft needs is told, and nothing else stops for it. Processes start at first use and are no part of it.
 */
export async function readiness(
  kernel: Pick<Kernel, 'plugins'>,
  ledger: Pick<Ledger, 'dataVersion' | 'trouble'>,
  dataDir: string,
  choices: Choices,
): Promise<Readiness> {
  const plugins = await kernel.plugins()
  const chosen = choosePlugins(plugins, choices)
  const needed = [...new Set([...Object.values(chosen.team), ...readersOfText(chosen)])]
  const missing = needed.filter((name) => !plugins.some((plugin) => plugin.name === name))
  const verified = plugins.filter((plugin) => plugin.state === 'verified').length
  const checks = [
    checkLedger(ledger),
    checkRoom(dataDir),
    ...chosen.problems.map((problem) => broken('choice', problem)),
    ...missing
      .filter((name) => !chosen.problems.some(({ details }) => details['name'] === name))
      .map((name) => ({ name: `plugin ${name}`, ok: false, detail: 'there is none of that name' })),
    ...plugins.filter((plugin) => plugin.state === 'refused').map((plugin) => refusedCheck(plugin, needed)),
    { name: 'plugins', ok: verified > 0, detail: `${verified} of ${plugins.length} plugins verified` },
  ]
  return { ready: checks.every((check) => check.ok), checks }
}

/** Bytes that must be free where the data folder lies: the record of one larger draft. */
const minFreeBytes = 4 * 1024 * 1024

function checkLedger(ledger: Pick<Ledger, 'dataVersion' | 'trouble'>): ReadinessCheck {
  const trouble = ledger.trouble()
  if (trouble !== null) return broken('ledger', trouble)
  try {
    ledger.dataVersion()
    return { name: 'ledger', ok: true, detail: 'the ledger is open' }
  } catch (error) {
    if (isFault(error)) return broken('ledger', error)
    return { name: 'ledger', ok: false, detail: `the ledger does not answer: ${(error as Error).message}` }
  }
}

function checkRoom(dir: string): ReadinessCheck {
  const free = freeBytes(dir)
  const ok: ReadinessCheck = { name: 'disk', ok: true, detail: 'there is room on the disk of the data folder' }
  if (free >= minFreeBytes) return ok
  return broken('disk', fault('DATA_FOLDER_FULL', { dir, problem: `only ${Math.floor(free / 1024)} KiB are left on its disk` }))
}

/** Bytes that this user may still write; endless where the file system does not say. */
function freeBytes(dir: string): number {
  try {
    const { bavail, bsize, blocks } = statfsSync(dir)
    return blocks === 0 ? Infinity : bavail * bsize
  } catch {
    return Infinity
  }
}

function broken(name: string, { code, message, hint }: Fault): ReadinessCheck {
  return { name, ok: false, detail: message, code, hint }
}

function refusedCheck({ name, fault: refusal }: Pick<PluginRecord, 'name' | 'fault'>, needed: readonly string[]): ReadinessCheck {
  const why = `${refusal?.message ?? `${name} was refused`} [${refusal?.code ?? 'refused'}]`
  const ok = !needed.includes(name)
  return { name: `plugin ${name}`, ok, detail: ok ? `${why} No draft needs it.` : why }
}
