import type { Kernel } from '@galley/kernel'
import type { Ledger } from '@galley/ledger'
import type { Readiness } from './runtime.ts'

/** Ready is: the ledger answers and every plugin is verified. Processes start at first use and are no part of it. */
export function readiness(kernel: Pick<Kernel, 'plugins'>, ledger: Pick<Ledger, 'dataVersion'>): Readiness {
  const plugins = kernel.plugins()
  const checks = [ledgerCheck(ledger), ...plugins.filter((plugin) => plugin.state === 'refused').map(refusedCheck)]
  const verified = plugins.filter((plugin) => plugin.state === 'verified').length
  checks.push({
    name: 'plugins',
    ok: verified === plugins.length && verified > 0,
    detail: `${verified} of ${plugins.length} plugins verified`,
  })
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

function refusedCheck(plugin: { readonly name: string; readonly fault?: { readonly code: string; readonly message: string } }): Check {
  return {
    name: `plugin ${plugin.name}`,
    ok: false,
    detail: `${plugin.fault?.message ?? `${plugin.name} was refused`} [${plugin.fault?.code ?? 'refused'}]`,
  }
}
