import { setImmediate as turn } from 'node:timers/promises'
import { Fault } from '@galley/fault'
import { formatOf, orderDraft, type Approval, type Follower, type ModelRoute, type Runtime } from '@galley/runtime'
import { cleanInvariants, frameWords, hasEnded, type Brief, type Draft, type DraftEvent, type Ephemeral, type NewEvent } from '@galley/sdk'
import { fakeList } from './fake-list.ts'
import { fakeAccess } from './fake-access.ts'
import { fakeAuditLog } from './fake-audit-log.ts'
import { fakeBounds } from './fake-bounds.ts'
import { fakeCited } from './fake-cited.ts'
import { fakeModels, type Counted } from './fake-models.ts'
import { fakePapers } from './fake-papers.ts'
import { fakeRevisions } from './fake-revisions.ts'
import { fakeWebhooks } from './fake-webhooks.ts'
import { fakePlugins } from './fake-plugins.ts'
import { ticking } from './ticking.ts'
import { sampleRun, sampleTexts, type Step } from './sample-run.ts'
import { first } from './sample-scores.ts'

/** Told of a run that changed, with the event if there was one. */
type Listener = (run: Run, event?: DraftEvent | Ephemeral) => void

interface Run {
  draft: Draft
  readonly log: (DraftEvent | Ephemeral)[]
  script: readonly Step[]
}

/** A runtime in memory: its runs go on only when the test says so. */
export interface FakeRuntime extends Runtime {
  readonly auditLog: ReturnType<typeof fakeAuditLog>
  /** Lets the next `count` steps of a run happen; all of them unless told otherwise. */
  play(id: string, count?: number): Promise<void>
  /** Readers that wait for the next event. */
  watchers(): number
  /** Calls of `follow` and `get` so far: what readers cost. */
  counts(): { readonly follows: number; readonly gets: number }
  /** Makes a finished or half-finished draft without HTTP. */
  seed(topic: string, steps?: number, change?: Partial<Draft>): string
  /** Commits one more event, whatever the script says. */
  say(id: string, event: NewEvent): void
  /** Makes the next order be refused with this code, as the models of a brief are. */
  refuseNext(code: string): void
  readonly approvals: Approval[]
  readonly briefs: Brief[]
  /** Where the models of clients answer, by their name. */
  readonly routes: Map<string, readonly ModelRoute[]>
  /** Calls that were counted: the model, and the tokens as the provider told them. */
  readonly counted: Counted[]
}

const missing = (id: string): Fault =>
  new Fault('DRAFT_NOT_FOUND', { message: `There is no draft ${id}.`, hint: 'See `galley drafts list`.', status: 404, exit: 2 })

export function fakeRuntime(
  options: { readonly refused?: boolean; readonly web?: boolean; /** Clock of limits and budgets. */ readonly clock?: () => Date } = {},
): FakeRuntime {
  const runs = new Map<string, Run>()
  const keys = new Map<string, { readonly id: string; readonly body: string }>()
  const listeners = new Set<Listener>()
  const approvals: Approval[] = []
  const briefs: Brief[] = []
  const refusals: string[] = []
  const routes = new Map<string, readonly ModelRoute[]>()
  const counted: Counted[] = []
  const tick = ticking()
  let follows = 0
  let gets = 0
  const find = (id: string): Run => {
    const run = runs.get(id)
    if (!run) throw missing(id)
    return run
  }
  const say = (run: Run, step: Step): void => {
    const change = step.change?.(run.draft) ?? {}
    const stored = 'data' in step.event
    const seq = run.draft.seq + (stored ? 1 : 0)
    run.draft = { ...run.draft, ...change, seq }
    run.log.push('data' in step.event ? { ...step.event, seq, at: tick() } : step.event)
    for (const tell of Array.from(listeners)) tell(run, run.log.at(-1))
  }
  const seed = (brief: Brief, change: Partial<Draft> = {}): string => {
    const id = `d${runs.size + 1}-${brief.topic
      .toLowerCase()
      .replaceAll(/[^a-z]+/g, '-')
      .slice(0, 12)}`
    runs.set(id, { draft: { ...emptyDraft(id, brief, tick()), ...change }, log: [], script: sampleRun(brief.topic) })
    return id
  }
  const play = (id: string, count = Number.POSITIVE_INFINITY): void => {
    const run = find(id)
    for (const step of run.script.slice(0, count)) say(run, step)
    run.script = run.script.slice(count)
  }
  const create: Parameters<typeof orderDraft>[0]['create'] = async (given, { idempotencyKey: key }) => {
    const code = refusals.shift()
    if (code !== undefined) throw new Fault(code, { message: 'no model meets what is demanded', hint: 'Relax it.', status: 422, exit: 2 })
    const brief = given as Brief
    if (typeof brief?.topic !== 'string' || brief.topic.trim() === '')
      throw new Fault('BRIEF_INVALID', {
        message: 'The brief does not fit: /topic must not be empty.',
        hint: 'Say what the draft is about.',
        status: 400,
        exit: 2,
      })
    const body = JSON.stringify(brief)
    const before = key === undefined ? undefined : keys.get(key)
    if (before && before.body !== body)
      throw new Fault('IDEMPOTENCY_MISMATCH', {
        message: 'this key came with another brief',
        hint: 'Use a new key.',
        status: 422,
        exit: 2,
      })
    if (before) return { id: before.id, created: false }
    briefs.push(brief)
    const id = seed(brief)
    if (key !== undefined) keys.set(key, { id, body })
    play(id, 1)
    return { id, created: true }
  }
  const auditLog = fakeAuditLog()
  const drafts: Runtime['drafts'] = {
    order: async (brief, order) => orderDraft({ create, auditLog }, brief, order),
    get: async (id) => {
      gets += 1
      return find(id).draft
    },
    list: async (page) => fakeList([...runs.values()].map((run) => run.draft).toReversed(), page),
    counts: async () =>
      Object.fromEntries([...Map.groupBy(runs.values(), ({ draft }) => draft.status)].map(([status, { length }]) => [status, length])),
    history: async (id) => find(id).log.filter((event) => 'seq' in event),
    events: (id, { since = 0, signal }) => iterate((follower) => follow(find(id), since, follower, listeners), signal),
    follow: async (id, since, follower) => {
      follows += 1
      return follow(find(id), since, follower, listeners)
    },
    state: async (id) => ({ status: find(id).draft.status, seq: find(id).draft.seq }),
    cancel: async (id) => {
      const run = find(id)
      run.script = []
      say(run, { event: { type: 'draft.cancelled', data: {} }, change: () => ({ status: 'cancelled', stopReason: 'cancelled' }) })
    },
    resume: async (id) => void find(id),
    approve: async (id, approval) => {
      approvals.push(approval)
      say(find(id), {
        event: { type: 'gate.passed', data: { gate: approval.gate, decision: approval.decision } },
        change: () => ({ status: approval.decision === 'approve' ? 'running' : 'cancelled' }),
      })
    },
    delete: async (id) => {
      find(id)
      runs.delete(id)
    },
    diff: async (id, from, to) => ({
      from,
      to,
      blocks: find(id).draft.best.blocks.map((block) => ({
        blockId: block.id,
        kind: block.kind,
        change: block.id === 'b8' ? 'changed' : 'same',
        parts:
          block.id === 'b8'
            ? [
                { op: 'same', text: 'A team with SBOMs knows within minutes whether it is affected by a new vulnerability. ' },
                { op: 'removed', text: 'Most projects verify signatures before they install anything.' },
                {
                  op: 'added',
                  text: 'Only 21 % of the projects surveyed in 2024 verified a signature before they installed a dependency.',
                },
              ]
            : [{ op: 'same', text: block.text.replaceAll(/\s?\[\[c:\w+\]\]/g, '') }],
      })),
    }),
    export: async (id, format, choice = {}) => {
      const { mediaType, extension, render } = formatOf(format)
      const { draft } = find(id)
      return { mediaType, fileName: `${draft.id}.${extension}`, body: render(draft, choice) }
    },
    cited: async (id) => fakeCited(find(id).draft),
    provenance: async (id, { withBrief = false } = {}) => fakePapers(find(id).draft, withBrief),
    sourceText: async (id, sourceId) => (find(id).draft.id === id ? (sampleTexts[sourceId] ?? '') : ''),
    ...fakeRevisions({ find: (id) => find(id).draft, say: (id, event, change) => say(find(id), { event, change: () => change }) }),
  }
  return {
    drafts,
    plugins: fakePlugins(options.refused === true),
    models: fakeModels(routes, counted),
    search: { check: async () => [] },
    wall: async () => ({ holds: true, layers: [] }),
    settings: {
      probeLocal: true,
      onlyLocal: false,
      team: {
        planner: '@galley/planner',
        researcher: '@galley/researcher',
        writer: '@galley/writer',
        'fact-checker': '@galley/fact-checker',
        editor: '@galley/editor',
      },
      services: options.web ? { searxng: { url: 'http://127.0.0.1:8888' } } : {},
      read: '@galley/page-reader',
      plugins: {},
      fetch: { privateHosts: [], contact: '', gapMs: 0, keepSearchMinutes: 0 },
      sourceRoots: [],
      gateway: { host: '127.0.0.1', port: 0, allowedHosts: ['galley.example.org'] },
      telemetry: { log: 'text', prompts: false },
      workers: 1,
    },
    access: fakeAccess(),
    ...fakeBounds(options.clock ?? (() => new Date())),
    webhooks: fakeWebhooks(),
    auditLog,
    ready: async () => ({
      ready: options.refused !== true,
      checks: [
        { name: 'ledger', ok: true, detail: 'open' },
        {
          name: 'plugins',
          ok: options.refused !== true,
          detail: options.refused === true ? '@galley/editor: PLUGIN_TAMPERED' : '10 verified',
        },
      ],
    }),
    announce: () => undefined,
    gatewayUrl: () => null,
    close: async () => undefined,
    play: async (id, count) => {
      play(id, count)
      await turn()
    },
    say: (id, event) => say(find(id), { event }),
    watchers: () => listeners.size,
    counts: () => ({ follows, gets }),
    seed: (topic, steps = Number.POSITIVE_INFINITY, change = {}) => {
      const id = seed({ topic })
      play(id, steps)
      const run = find(id)
      run.draft = { ...run.draft, ...change }
      return id
    },
    refuseNext: (code) => void refusals.push(code),
    approvals,
    briefs,
    routes,
    counted,
  }
}

function follow(run: Run, since: number, { take, end }: Follower, listeners: Set<Listener>): () => void {
  const listener: Listener = (changed, event) => {
    if (changed !== run) return
    take(event ? [event] : [])
    if (hasEnded(run.draft.status)) {
      listeners.delete(listener)
      end()
    }
  }
  const missed = run.log.filter((event) => 'seq' in event && event.seq > since)
  if (missed.length > 0) take(missed)
  if (hasEnded(run.draft.status)) end()
  else listeners.add(listener)
  return () => listeners.delete(listener)
}

async function* iterate(open: (follower: Follower) => () => void, signal: AbortSignal): AsyncGenerator<DraftEvent | Ephemeral> {
  const waiting: (DraftEvent | Ephemeral)[] = []
  const over = new AbortController()
  const stop = open({ take: (batch) => void waiting.push(...batch), end: () => over.abort() })
  while (!signal.aborted && (waiting.length > 0 || !over.signal.aborted)) {
    const event = waiting.shift()
    if (event) yield event
    else await turn()
  }
  stop()
}

function emptyDraft(id: string, brief: Brief, createdAt: string): Draft {
  return {
    schema: 'galley.draft/1',
    id,
    seq: 0,
    createdAt,
    status: 'queued',
    mode: 'extractive',
    title: brief.topic,
    notice: frameWords().notice.extractive,
    brief,
    rounds: [],
    best: {
      n: 0,
      blocks: [],
      claims: [],
      verdicts: [],
      ...first,
      invariants: cleanInvariants,
      hash: '0'.repeat(64),
    },
    stopReason: 'clean',
    sources: [],
    evidence: [],
    rejected: [],
    notVerified: [],
    notRead: [],
    models: { planner: null, researcher: null, writer: null, 'fact-checker': null, editor: null },
    plugins: [],
    usage: {},
  }
}
