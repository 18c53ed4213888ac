import { hash } from 'node:crypto'
import { canonicalJson, type Role } from '@galley/sdk'
import { fault } from '../faults.ts'
import type { Grant } from '../grant/grant.ts'
import type { LoadedPlugin } from '../load/loaded-plugin.ts'
import type { EffectKey, Performed, RunScope } from './run-scope.ts'
import type { Bodies } from './bodies.ts'
import { addSpending, spendingOf, type Quota } from './run-memory.ts'

/** The plugin that makes a host call, and the run it works for. Run and step come from the host's own table, never from the plugin. */
export interface Caller {
  readonly plugin: LoadedPlugin
  readonly run: RunScope
  readonly step: string
  /** 0 for a plugin that the team called, 1 for a tool that the broker called for it. */
  readonly depth: 0 | 1
  /** The role of the agent at the top of the calls; undefined for a tool called by itself. */
  readonly role: Role | undefined
  /** The operator's address of the service, for a tool that has one. */
  readonly base: string | undefined
  readonly bodies: Bodies
}

/**
 * Lists the members of a plugin's `host` in one call: its grant, as far as the run has it. A tool that answers another
 * plugin may fetch and open files and asks nobody else: a plugin never calls a plugin, and it ends at depth 2. One that reads is
 * handed a body.
 */
export function capabilitiesOf(
  { permissions }: Grant,
  run: RunScope | null,
  { depth, isReading }: Pick<Caller, 'depth'> & { readonly isReading: boolean },
): readonly string[] {
  if (run === null) return []
  const brokered =
    depth === 1
      ? []
      : [
          ...(permissions.search ? ['search'] : []),
          ...(permissions.read ? ['read', 'text'] : []),
          ...(permissions.model && run.model ? ['model'] : []),
        ]
  const direct = [...(permissions.fetch ? ['fetch'] : []), ...(permissions.files && run.files ? ['files'] : [])]
  const seesDocuments = permissions.files !== undefined || (permissions.read !== undefined && depth === 0)
  const kept = seesDocuments && run.files && run.derived ? ['kept'] : []
  return [...brokered, ...direct, ...kept, ...(direct.length > 0 || isReading ? ['body'] : [])]
}

/** Takes one from a plugin's quota of this run. Fault QUOTA_SPENT when nothing is left of it. */
export function spendOne({ plugin: { name }, run: { memory } }: Caller, quota: Exclude<Quota, 'tokens'>, limit: number): void {
  if (spendingOf(memory, name, quota) >= limit) throw fault('QUOTA_SPENT', { name, quota, left: 0, limit })
  addSpending(memory, name, quota, 1)
}

/**
 * Performs an effect through the ledger, which remembers it. The same request twice in one step is two effects, told apart
 * by `nth`; the plugin's digest is part of the key, so that another version's answers are not taken for this one's.
 */
export function performEffect<T>(
  { plugin, run, step }: Caller,
  kind: EffectKey['kind'],
  request: unknown,
  perform: () => Promise<Performed<T>>,
): Promise<T> {
  const digest = hash('sha256', canonicalJson({ kind, request, plugin: plugin.digest }))
  const counter = `${step}\n${digest}`
  const nth = run.memory.nth.get(counter) ?? 0
  run.memory.nth.set(counter, nth + 1)
  return run.effect({ step, kind, hash: digest, nth, request, plugin: plugin.name }, perform)
}
