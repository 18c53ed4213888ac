import { isFault, type Fault } from '@galley/fault'
import { fault } from '../faults.ts'
import type { LoadedPlugin } from '../load/loaded-plugin.ts'
import type { PluginRecord } from '../plugin-record.ts'
import type { PluginRef } from '../plugin-ref.ts'

/** The result of loading a reference. */
type Entry<Ref extends PluginRef> = { readonly ref: Ref } & ({ readonly plugin: LoadedPlugin } | { readonly refusal: Fault })

/** The plugins of a kernel by name, in the order in which they were named. */
export interface Registry<Ref extends PluginRef> {
  set(entry: Entry<Ref>): void
  /** Faults PLUGIN_NOT_FOUND, or the one that refused it. */
  get(name: string): { readonly ref: Ref; readonly plugin: LoadedPlugin }
  /** The first verified plugin that provides an operation. */
  providing(operation: string): LoadedPlugin | null
  records(): readonly PluginRecord[]
}

/** Creates an empty registry. */
export function createRegistry<Ref extends PluginRef>(): Registry<Ref> {
  const entries = new Map<string, Entry<Ref>>()
  return {
    set: (entry) => void entries.set(entry.ref.name, entry),
    get(name) {
      const entry = entries.get(name)
      if (entry === undefined) throw fault('PLUGIN_NOT_FOUND', { name: name.slice(0, 100) })
      if ('refusal' in entry) throw entry.refusal
      return entry
    },
    providing: (operation) =>
      [...entries.values()].flatMap((entry) =>
        'plugin' in entry && entry.plugin.manifest.provides?.includes(operation) === true ? [entry.plugin] : [],
      )[0] ?? null,
    records: () => [...entries.values()].map(recordOf),
  }
}

/** Turns anything that stopped a plugin from loading into a fault. */
export function refusalOf(name: string, error: unknown): Fault {
  if (isFault(error)) return error
  return fault('PLUGIN_BAD_MANIFEST', { name, problem: error instanceof Error ? error.message : String(error) }, { cause: error })
}

function recordOf<Ref extends PluginRef>(entry: Entry<Ref>): PluginRecord {
  const { name, version, kind } = entry.ref
  const builtHere = kind === 'workspace'
  if ('refusal' in entry) {
    const { refusal } = entry
    const sbom = (): never => {
      throw refusal
    }
    return { name, version, builtHere, state: 'refused', fault: { code: refusal.code, message: refusal.message, hint: refusal.hint }, sbom }
  }
  const { plugin } = entry
  return {
    name,
    version,
    builtHere,
    state: 'verified',
    kind: plugin.manifest.kind,
    ...(plugin.role === undefined ? {} : { role: plugin.role }),
    ...(plugin.manifest.provides === undefined ? {} : { provides: plugin.manifest.provides }),
    digest: plugin.digest,
    signer: plugin.signer,
    permissions: plugin.grant.permissions,
    limits: plugin.grant.limits,
    sbom: () => plugin.sbom,
  }
}
