import { createHash } from 'node:crypto'
import type { Kernel, PluginRecord } from '@galley/kernel'
import type { Models } from '@galley/models'
import { canonicalJson, hasEnded, type Draft } from '@galley/sdk'
import type { Ledger, RunRow, RunSummary } from '@galley/ledger'
import type { AuditLog } from '../audit-log/audit-log.ts'
import { choosePlugins } from '../choices/choose-plugins.ts'
import { citedText } from '../export/cited-text.ts'
import { exportDraft } from '../export/export-draft.ts'
import { fault } from '../faults.ts'
import type { Worker } from '../run/create-worker.ts'
import { issuePapers } from '../provenance/issue-papers.ts'
import { pluginsFor } from '../run/plugins-for.ts'
import { checkFolder } from '../scope/open-brief-documents.ts'
import type { Settings } from '../settings/settings.ts'
import { checkBrief } from './check-brief.ts'
import { checkModels } from './check-models.ts'
import { createRevisions } from './create-revisions.ts'
import { diffVersions } from './diff-versions.ts'
import type { CreateOptions } from './create-options.ts'
import type { Drafts, DraftSummary } from './drafts.ts'
import { gateOf } from './gate-of.ts'
import { orderDraft, type OrderedDraft } from './order-draft.ts'
import { steerDrafts } from './steer-drafts.ts'
import { emptyDraft } from '../run/empty-draft.ts'
import { iterateEvents, type RunFeeds } from './run-feeds.ts'
import { findVersion, versionsOf } from '../run/versions-of.ts'
import type { Sleep } from '../sleep.ts'

/** Services that the drafts of a data folder use. */
export interface DraftsOptions {
  readonly ledger: Ledger
  readonly kernel: Pick<Kernel, 'plugins'>
  readonly models: Pick<Models, 'foresee'>
  readonly worker: Worker
  readonly feeds: RunFeeds
  readonly auditLog: Pick<AuditLog, 'append'>
  readonly settings: Settings
  readonly clock: () => Date
  readonly random: (bytes: number) => Uint8Array
  /** The data folder, which holds the key that signs papers. */
  readonly dataDir: string
  readonly sleep: Sleep
}

/** The drafts of one data folder, over ledger and worker. */
export function createDrafts(services: DraftsOptions): Drafts {
  const { ledger, auditLog } = services
  const row = async (id: string): Promise<RunRow> => {
    const run = await ledger.getRun(id)
    if (!run) throw fault('DRAFT_NOT_FOUND', { id })
    return run
  }
  const get = async (id: string): Promise<Draft> => draftOf(await row(id))
  /** Run status without its draft, which is cheap: no draft is parsed. */
  const statusOf = async (id: string): Promise<RunSummary> => {
    const run = await ledger.getSummary(id)
    if (!run) throw fault('DRAFT_NOT_FOUND', { id })
    return run
  }
  return {
    order: async (brief, order) => orderDraft({ create: async (...asked) => create(services, ...asked), auditLog }, brief, order),
    get,
    list: async ({ limit = 100, ...page } = {}) => {
      for (const id of [page.before, page.after])
        if (id !== undefined && (await ledger.getSummary(id)) === null) throw fault('LIST_PLACE_UNKNOWN', { id })
      return (await ledger.listRuns({ limit, ...page })).map(summaryOf)
    },
    counts: () => ledger.countRuns(),
    history: async (id) => ledger.events(id, 0, (await statusOf(id)).seq),
    events: async function* (id, options) {
      refuseUnknownEvent(await statusOf(id), options.since ?? 0)
      yield* iterateEvents(services.feeds, id, options)
    },
    follow: async (id, since, follower) => {
      refuseUnknownEvent(await statusOf(id), since)
      return services.feeds.follow(id, since, follower)
    },
    state: async (id) => {
      const { status, seq } = await statusOf(id)
      return { status, seq }
    },
    ...steerDrafts({ ...services, statusOf }),
    versions: async (id) => versionsOf(ledger, await get(id)),
    version: async (id, n) => findVersion(ledger, await get(id), n),
    diff: async (id, from, to) => {
      const draft = await get(id)
      return diffVersions(await findVersion(ledger, draft, from), await findVersion(ledger, draft, to))
    },
    cited: async (id) => citedText(await get(id)),
    export: async (id, format, options) => exportDraft(await get(id), format, options),
    provenance: async (id, options) => issuePapers(services, await get(id), options),
    sourceText: (id, sourceId) => ledger.sourceText(id, sourceId),
    ...createRevisions({ ...services, draft: get }),
  }
}

async function create(services: DraftsOptions, value: unknown, options: CreateOptions): Promise<OrderedDraft> {
  const { settings } = services
  const plugins = await services.kernel.plugins()
  const chosen = choosePlugins(plugins, settings)
  const { brief, files } = checkBrief(value, settings, chosen, options)
  for (const problem of chosen.problems) throw problem
  refuseWithoutPlugins(plugins, pluginsFor(brief, settings, chosen))
  await checkFolder(brief)
  await checkModels(services.models, brief, settings, new AbortController().signal)
  const { idempotencyKey: key } = options
  const request =
    key === undefined ? {} : { idempotencyKey: key, requestHash: createHash('sha256').update(canonicalJson(brief)).digest('hex') }
  const pins = Object.fromEntries(plugins.map((plugin) => [plugin.name, plugin.digest ?? null]))
  const id = `d${Buffer.from(services.random(8)).toString('hex')}`
  const event = { type: 'draft.queued', data: { topic: brief.topic } } as const
  const made = await services.ledger.createRun({ id, brief, pins, event, files, ...request })
  if (made.lease) services.worker.take(made.lease)
  return { id: made.id, created: made.created }
}

/** A draft that needs a refused plugin is refused at once, and says which one and why. */
function refuseWithoutPlugins(plugins: readonly PluginRecord[], needed: readonly string[]): void {
  for (const name of needed) {
    const plugin = plugins.find((known) => known.name === name)
    if (!plugin) throw fault('PLUGIN_REFUSED', { name, problem: 'there is none of that name' })
    if (plugin.state === 'refused') throw fault('PLUGIN_REFUSED', { name, problem: plugin.fault?.message ?? 'unknown' })
  }
}

/** Refuses a number beyond the run's last event: whoever names it has another run in mind, and would wait for ever. Fault EVENT_NOT_FOUND. */
function refuseUnknownEvent(run: RunSummary, since: number): void {
  if (since > run.seq) throw fault('EVENT_NOT_FOUND', { id: run.id, seq: since, last: run.seq })
}

function draftOf(run: RunRow): Draft {
  const draft = { ...(run.draft ?? emptyDraft(run)), status: run.status }
  return hasEnded(run.status) ? { ...draft, seq: run.seq } : draft
}

function summaryOf(run: RunSummary): DraftSummary {
  const { id, createdAt, status, title, topic, mode, score, words, rounds } = run
  const gate = gateOf(run)
  const resumable = !hasEnded(status) && !run.isHeld && gate === undefined
  return { id, createdAt, status, title, topic, mode, score, words, rounds, ...(gate ? { gate } : {}), resumable }
}
