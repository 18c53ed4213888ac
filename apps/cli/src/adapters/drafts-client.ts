import type { Approval, CreateOptions, DraftDiff, Drafts, DraftSummary, Exported, ExportFormat } from '@galley/runtime'
import type { Draft, DraftEvent, Ephemeral } from '@galley/sdk'
import { fault } from '../faults.ts'
import type { World } from '../world.ts'
import { openEmbedded } from './open-runtime.ts'
import { remoteDrafts } from './remote-drafts.ts'

/** Drafts as the commands use them: the same whether they lie in this process or behind a gateway. */
export interface DraftsPort {
  create(brief: unknown, options: CreateOptions): Promise<{ readonly id: string }>
  get(id: string): Promise<Draft>
  list(): Promise<readonly DraftSummary[]>
  events(id: string, options: { readonly since?: number; readonly signal: AbortSignal }): AsyncIterable<DraftEvent | Ephemeral>
  cancel(id: string): Promise<void>
  resume(id: string): Promise<void>
  approve(id: string, approval: Approval): Promise<void>
  delete(id: string): Promise<void>
  diff(id: string, from: number, to: number): Promise<DraftDiff>
  export(id: string, format: ExportFormat): Promise<Exported>
  /** True when the drafts live in another process. */
  readonly remote: boolean
  close(): Promise<void>
}

/** Uses the gateway that `GALLEY_URL` names, else opens the house in this process. */
export async function openDrafts(world: World, data?: string, onlyLocal = false): Promise<DraftsPort> {
  const url = world.env['GALLEY_URL']
  if (url && onlyLocal)
    throw fault('USAGE', { problem: '--only-local is a setting of the gateway: set onlyLocal in its galley.config.json' })
  if (url) return remoteDrafts(world, url)
  const runtime = await openEmbedded(world, { ...(data === undefined ? {} : { data }), flags: onlyLocal ? { onlyLocal } : {} })
  return embeddedDrafts(runtime.drafts, async () => runtime.close())
}

/** The drafts of this process in the port's shape. */
function embeddedDrafts(drafts: Drafts, close: () => Promise<void>): DraftsPort {
  return {
    remote: false,
    create: async (brief, options) => drafts.create(brief, { ...options, anyFolder: true }),
    get: async (id) => drafts.get(id),
    list: async () => drafts.list(),
    events: (id, options) => drafts.events(id, options),
    cancel: async (id) => drafts.cancel(id),
    resume: async (id) => drafts.resume(id),
    approve: async (id, approval) => drafts.approve(id, approval),
    delete: async (id) => drafts.delete(id),
    diff: async (id, from, to) => drafts.diff(id, from, to),
    export: async (id, format) => drafts.export(id, format),
    close,
  }
}
