import type { RegistryClient } from '@galley/audit'
import type { ProcessAccess } from '@galley/ledger'
import type { ObserveWork } from './run/run-work.ts'
import type { Settings } from './settings/settings.ts'
import type { Sleep } from './sleep.ts'

/** Means that the runtime is lent by the process. */
export interface RuntimeOptions {
  readonly dataDir: string
  /** Folder of the project: its trust policy and its plugin lock lie there. */
  readonly projectDir: string
  /** The root of the clone whose plugins are packed and loaded. */
  readonly cloneRoot: string | null
  /** The root of the installed package whose plugins are loaded where there is no clone. */
  readonly packageRoot: string
  readonly settings: Settings
  /** False where nobody asks for plugins: none is packed or verified. True when left out. */
  readonly withPlugins?: boolean
  /** A draft that is ordered as soon as the runtime is open, and whether it brings documents: what it calls first is started meanwhile. */
  readonly next?: { readonly hasDocuments: boolean }
  /** Take up runs that nobody holds: a gateway does, and only one on a data folder. */
  readonly adopt: boolean
  readonly env: Readonly<Record<string, string | undefined>>
  readonly clock: () => Date
  readonly fetch: typeof fetch
  readonly random: (bytes: number) => Uint8Array
  readonly sleep: Sleep
  readonly execPath: string
  readonly process: ProcessAccess
  readonly version: string
  /** Opens the registries of this user. */
  readonly registry: () => Promise<RegistryClient>
  /** Told each piece of work of a run in this process when it is over. */
  readonly observe?: ObserveWork
  /** Told, a line at a time, what takes a while. */
  readonly say: (line: string) => void
}
