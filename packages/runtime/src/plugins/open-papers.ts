import type { Kernel } from '@galley/kernel'
import { exclusively } from '@galley/ledger'
import type { RefusedPlugin, StoredPlugin, WorkspaceStore } from '@galley/pack'
import type { AuditAction } from '../audit-log/audit-entry.ts'
import type { AuditLog } from '../audit-log/audit-log.ts'
import type { InstalledRef } from './load/list-installed.ts'
import { appendToPluginLog } from './log/plugin-log.ts'
import type { PluginListing } from './plugin-listing.ts'
import type { PapersServices } from './papers-services.ts'
import type { PluginPapers } from './plugin-papers.ts'
import type { SpecServices } from './spec/spec-kind.ts'
import type { Sleep } from '../sleep.ts'

/** Milliseconds that another process may take to install before this one gives up: it may have to ask a registry. */
const maxInstallingMs = 60_000

/** Acts of the log of plugins that stand in the audit log too. */
const audited: Readonly<Record<string, AuditAction>> = {
  install: 'plugin.installed',
  update: 'plugin.updated',
  remove: 'plugin.removed',
}

/** Services of the process that the papers need beside those of the specs. */
interface ProcessServices extends SpecServices {
  readonly sleep: Sleep
  readonly process: { readonly pid: number }
  /** Told what this process does with plugins, where nobody else tells it. */
  readonly auditLog?: AuditLog
}

/** Parts of the runtime that the papers speak to. */
interface PapersParts {
  readonly kernel: Kernel<StoredPlugin | RefusedPlugin | InstalledRef>
  readonly store: WorkspaceStore
  readonly listing: PluginListing
}

/** Opens the papers of a project: what is proven of its plugins, and how they come in. */
export function openPapers(options: ProcessServices, { kernel, store, listing }: PapersParts): PluginPapers {
  const { sleep, process } = options
  const holder = `process ${process.pid}, which installs plugins`
  const services: PapersServices = {
    ...options,
    ownNames: [...store.plugins, ...store.refused].map(({ name }) => name),
    exclusively: (file, task) => exclusively({ file, holder }, { maxMs: maxInstallingMs, sleep }, task),
    log: async (entry) => {
      await appendToPluginLog(options, entry)
      const action = audited[entry.action]
      if (action !== undefined) await options.auditLog?.append({ action, by: 'command', ...(entry.name && { subject: entry.name }) })
    },
    kernel: {
      replace: async (ref) => kernel.replace(ref),
      forget: async (name) => kernel.forget(name),
      plugin: async (name) => listing.info(name),
    },
    workOf: async (name) => (await listing.work()).get(name) ?? [],
  }
  // What verifies, audits and installs is half of the program; a draft has no use for it.
  const papers = async (): Promise<PluginPapers> => (await import('./create-papers.ts')).createPapers(services)
  return {
    inspect: async (source) => (await papers()).inspect(source),
    install: async (order) => (await papers()).install(order),
    installFrozen: async (how) => (await papers()).installFrozen(how),
    updates: async (name) => (await papers()).updates(name),
    remove: async (name) => (await papers()).remove(name),
    explain: async (name) => (await papers()).explain(name),
  }
}
