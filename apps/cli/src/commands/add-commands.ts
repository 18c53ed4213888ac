import type { AddCommand, ExitCode, System } from '@galley/command-line'
import type { Command } from 'commander'

/** Each command's file is read when it is called: `galley check` must not wait for the runtime to load. */
const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  start: async () => (await import('./start.ts')).addStart,
  mcp: async () => (await import('./mcp.ts')).addMcp,
  draft: async () => (await import('./draft.ts')).addDraft,
  drafts: async () => (await import('./drafts.ts')).addDrafts,
  score: async () => (await import('./score.ts')).addScore,
  verify: async () => (await import('./verify.ts')).addVerify,
  audit: async () => (await import('@galley/audit/command')).createAddAudit(async () => import('@galley/upgrade')),
  advisories: async () => (await import('@galley/audit/command')).addAdvisories,
  check: async () => (await import('./check.ts')).addCheck,
  plugin: async () => (await import('./plugin.ts')).addPlugin,
  key: async () => (await import('./key.ts')).addKey,
  token: async () => (await import('./token.ts')).addToken,
  log: async () => (await import('./log.ts')).addLog,
  usage: async () => (await import('./usage.ts')).addUsage,
  webhook: async () => (await import('./webhook.ts')).addWebhook,
  ledger: async () => (await import('./ledger.ts')).addLedger,
  index: async () => (await import('./plugin-index.ts')).addPluginIndex,
  models: async () => (await import('./models.ts')).addModels,
  open: async () => (await import('./open.ts')).addOpen,
  doctor: async () => (await import('./doctor.ts')).addDoctor,
  help: async () => (await import('./help.ts')).addHelp,
  // The last one: it looks at all others.
  complete: async () => (await import('./complete.ts')).addComplete,
}

/** Commands that look at all others. */
const seesAll: ReadonlySet<string> = new Set(['help', 'complete'])

/** Hangs the command that is called under `galley`, or all of them where none is but for the version; `finish` takes the exit code of the one that ran. */
export async function addCommands(program: Command, system: System, finish: (code: ExitCode) => void): Promise<void> {
  const called = system.args.find((word) => !word.startsWith('-')) ?? ''
  if (called === '' && /^(?:-V|--version)$/.test(system.args[0] ?? '')) return
  const wanted = Object.hasOwn(commands, called) && !seesAll.has(called) ? [commands[called]] : Object.values(commands)
  for (const load of wanted) (await load?.())?.(program, system, finish)
}
