import type { Kernel, PluginRecord } from '@galley/kernel'
import type { Ledger } from '@galley/ledger'
import type { Readiness } from './runtime.ts'

/**
 * Tells whether drafts can be written now: the ledger answers and the plugins that every draft needs are verified. A refused plugin
 * that no draft needs is told, and nothing else stops for it. Processes start at first use and are no part of it.
 */
export async function readiness(
  kernel: Pick<Kernel, 'plugins'>,
  ledger: Pick<Ledger, 'dataVersion'>,
  needed: readonly string[],
): Promise<Readiness> {
  const plugins = await kernel.plugins()
  const missing = needed.filter((name) => !plugins.some((plugin) => plugin.name === name))
  const verified = plugins.filter((plugin) => plugin.state === 'verified').length
  const checks = [
    ledgerCheck(ledger),
    ...missing.map((name) => ({ name: `plugin ${name}`, ok: false, detail: 'there is none of that name' })),
    ...plugins.filter((plugin) => plugin.state === 'refused').map((plugin) => refusedCheck(plugin, needed)),
    { name: 'plugins', ok: verified > 0, detail: `${verified} of ${plugins.length} plugins verified` },
  ]
  return { ready: checks.every((check) => check.ok), checks }
}

type Check = Readiness['checks'][number]

function ledgerCheck(ledger: Pick<Ledger, 'dataVersion'>): Check {
  try {
    ledger.dataVersion()
    return { name: 'ledger', ok: true, detail: 'the ledger is open' }
  } catch (error) {
    return { name: 'ledger', ok: false, detail: `the ledger does not answer: ${(error as Error).message}` }
  }
}

function refusedCheck({ name, fault }: Pick<PluginRecord, 'name' | 'fault'>, needed: readonly string[]): Check {
  const why = `${fault?.message ?? `${name} was refused`} [${fault?.code ?? 'refused'}]`
  const ok = !needed.includes(name)
  return { name: `plugin ${name}`, ok, detail: ok ? `${why} No draft needs it.` : why }
}
