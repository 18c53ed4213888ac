import { createHash } from 'node:crypto'
import { countDraftWords } from '@galley/evidence'
import { isFault } from '@galley/fault'
import type { DocumentFolder } from '@galley/kernel'
import { createRunBudget } from '@galley/models'
import { roles, type Draft, type Ephemeral, type Failure, type Gate, type NewEvent, type Role } from '@galley/sdk'
import type { Lease, Ledger, RunRow } from '@galley/ledger'
import { runTeam, type TeamContext, type TeamEnd } from '@galley/team'
import { emptyDraft } from './empty-draft.ts'
import { versionStep } from './versions-of.ts'
import type { ChosenPlugins } from '../choices/chosen-plugins.ts'
import { fault } from '../faults.ts'
import { agentsOf } from './agents-of.ts'
import { allEvents } from './all-events.ts'
import { checkSameModels } from './check-same-models.ts'
import { addressesOf, chooseModels, type ChosenModels } from './choose-models.ts'
import { copiesAmong } from './copies-among.ts'
import { createStep, type OpenSteps } from './create-step.ts'
import { createScope } from './create-scope.ts'
import { judgesOf } from '../judges/judges-of.ts'
import { locateIn } from './locate-in.ts'
import { maxDeaths } from './max-deaths.ts'
import { participantsOf } from './participants.ts'
import { surePlugins } from './plugins-for.ts'
import { createReadRecord, type ReadRecord } from './read-record.ts'
import { readEntailment } from '../pinned/read-entailment.ts'
import type { RunServices } from './run-services.ts'
import { recordVersion } from '../provenance/record-version.ts'
import { secondsAtWork } from './seconds-at-work.ts'
import { totalOf, usageOf } from './usage-of.ts'

/** Thrown through a run that waits for a person: it gives up its worker and costs nothing until the signal comes. Never leaves this file. */
class Parked extends Error {
  override readonly name = 'Parked'
  readonly signalName: string

  constructor(signalName: string) {
    super(`waiting for ${signalName}`)
    this.signalName = signalName
  }
}

/** Signals that stop a run: `cancel` is the user's word and keeps the best version, `close` is this process going away. */
export interface RunSignals {
  readonly cancel: AbortSignal
  readonly close: AbortSignal
}

/** Questions that are researched side by side where no model is asked; a local model answers one at a time, and the others would wait until they time out. */
const questionsAtOnce = 4

/**
 * Runs a claimed run to its end, to a gate, or until this process closes. Never throws: a fault is written into the run, a lost
 * lease ends it in silence (another worker has it), and a run that was closed is given back for the next worker.
 */
export async function runDraft(services: RunServices, lease: Lease, signals: RunSignals): Promise<void> {
  const { ledger } = services
  const record = createReadRecord([])
  try {
    record.add(await allEvents(ledger, lease.id))
    const run = await ledger.getRun(lease.id)
    if (!run) return
    if (lease.deaths >= maxDeaths) throw fault('RUN_ENDED_PROCESS', { id: run.id, deaths: lease.deaths })
    const chosen = await services.choose()
    // A file that is not the pinned one stops a run before anything is paid for, whatever would have used it.
    if (services.settings.entailment !== undefined) await readEntailment(services.settings.entailment)
    void services.kernel.prepare(surePlugins(run.brief, services.settings, chosen))
    await markRunning(ledger, lease, run)
    await recordVersion(ledger, lease, services.version)
    const context = await createContext(services, chosen, lease, run, signals, record)
    const { draft, end } = await runTeam(run.brief, context)
    await ledger.saveDraft(lease, draft, draft.status, { events: [statusEventOf(draft, end)], origin: { step: `end.${lease.epoch}` } })
    await ledger.release(lease, draft.status)
  } catch (error) {
    await conclude(services, lease, error, signals, record)
  }
}

/** Says that a run goes on after a break, and that it is at work. */
async function markRunning(ledger: Ledger, lease: Lease, run: RunRow): Promise<void> {
  if (lease.epoch > 1 && run.seq > 1)
    await ledger.append(lease, [{ type: 'draft.resumed', data: { epoch: lease.epoch } }], { step: `resume.${lease.epoch}` })
  await ledger.setStatus(lease, 'running')
}

async function createContext(
  services: RunServices,
  chosen: ChosenPlugins,
  lease: Lease,
  run: RunRow,
  signals: RunSignals,
  record: ReadRecord,
): Promise<TeamContext> {
  const { ledger, kernel, settings, clock, observe } = services
  const open: OpenSteps = new Map()
  const step = createStep({ ledger, lease, open, record }, signals)
  const models = await pinModels(services, lease, run, signals)
  const spent = { ...totalOf(usageOf(await ledger.calls(run.id))), seconds: secondsAtWork(await allEvents(ledger, run.id)) }
  const budget = createRunBudget(run.brief.budget ?? {}, clock, spent)
  const roleOf = (plugin: string): Role | undefined => roles.find((role) => chosen.team[role] === plugin)
  const { files, brief } = await services.openFolder(run.brief, chosen.readers)
  signals.cancel.throwIfAborted()
  const emit = (key: string, event: NewEvent): void => open.get(key)?.(event)
  const scope = await createScope({
    ledger,
    lease,
    brief,
    settings,
    chosen,
    models,
    budget,
    files,
    readings: services.readings,
    derived: services.derived,
    searches: services.searches,
    clock,
    roleOf,
    observe,
    emit,
    show: (event) => services.show(run.id, event),
  })
  const agents = agentsOf({ kernel, scope, brief: run.brief, modes: models.modes, plugins: chosen.team, observe, clock })
  const show = (event: Ephemeral): void => services.show(run.id, event)
  return {
    agents,
    judges: judgesOf({ kernel, ledger, settings, clock, chosen, models, agents, scope, show }),
    step,
    waitSignal: async (name) => {
      const key = `signal.${name}`
      const taken = (await ledger.step(lease, key))?.out ?? (await ledger.takeSignal(lease, name, key))
      if (taken === undefined) throw new Parked(name)
      return taken
    },
    documents: await documentsOf(files),
    notRead: () => record.list(),
    locate: locateIn((id) => ledger.sourceText(run.id, id)),
    sources: async () => ledger.sources(run.id),
    copies: async () => copiesAmong(await ledger.sources(run.id), (id) => ledger.sourceText(run.id, id)),
    modes: models.modes,
    models: models.names,
    modelReasons: models.reasons,
    plugins: async () => participantsOf(ledger, run.id),
    usage: async () => usageOf(await ledger.calls(run.id)),
    remaining: () => budget.remaining(),
    save: async (draft) => save(ledger, lease, draft),
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    parallel: models.modes.researcher === 'extractive' ? questionsAtOnce : 1,
    id: run.id,
    createdAt: run.createdAt,
    seq: async () => (await ledger.getSummary(run.id))?.seq ?? 0,
    signal: signals.cancel,
  }
}

/** Lists a brief's own documents: those that can be read, and those left out. */
async function documentsOf(folder: DocumentFolder | null): Promise<TeamContext['documents']> {
  const { files, skipped } = (await folder?.list()) ?? { files: [], skipped: [] }
  return { paths: files.map(({ path }) => path), skipped: skipped.map(({ path, why }) => ({ kind: 'file', name: path, reason: why })) }
}

/** Keeps the running state, and each version once it is whole: the first one is when its score was taken. */
async function save(ledger: Ledger, lease: Lease, draft: Draft): Promise<void> {
  await ledger.saveDraft(lease, draft, draft.status)
  if (await ledger.step(lease, 'r0.score')) await ledger.finishStep(lease, versionStep(draft.best.n), draft.best, [])
}

function statusEventOf({ best, stopReason }: Draft, end: TeamEnd): NewEvent {
  if (end.status === 'cancelled') return { type: 'draft.cancelled', data: end.note === undefined ? {} : { note: end.note } }
  const data = { stopReason, score: best.score, words: countDraftWords(best.blocks) }
  return end.status === 'done' ? { type: 'draft.done', data } : { type: 'draft.incomplete', data: { ...data, reasons: end.reasons } }
}

/** Parks a run at its gate: it holds no worker, and goes on when the signal comes. */
async function park(ledger: Ledger, lease: Lease, name: string): Promise<void> {
  const run = await ledger.getRun(lease.id)
  if (!run) return
  const event: NewEvent = { type: 'gate.waiting', data: { gate: name.replace('gate.', '') as Gate } }
  await ledger.setStatus(lease, 'waiting', name)
  await ledger.saveDraft(lease, run.draft ?? emptyDraft(run), 'waiting', { events: [event], origin: { step: `${name}.wait` } })
  await ledger.release(lease, 'waiting', name)
}

/** Models are chosen once a run: a resumed one goes on with the same names and modes, or fails and says which model is missing. */
async function pinModels(services: RunServices, lease: Lease, run: RunRow, signals: RunSignals): Promise<ChosenModels> {
  const { ledger, models } = services
  const pinned = (await ledger.step(lease, 'models'))?.out as Pick<ChosenModels, 'modes' | 'names' | 'reasons'> | undefined
  const chosen = await chooseModels(models, run.brief, AbortSignal.any([signals.cancel, signals.close]))
  if (run.brief.models?.default !== 'none') checkSameModels(run.id, chosen, { pinned: pinned?.names, failure: run.draft?.failure })
  if (pinned) return { ...pinned, chat: chosen.chat }
  const { modes, names, reasons } = chosen
  await ledger.finishStep(lease, 'models', { modes, names, reasons, addresses: addressesOf(chosen) }, [])
  return chosen
}

async function conclude(services: RunServices, lease: Lease, error: unknown, signals: RunSignals, record: ReadRecord): Promise<void> {
  const { ledger } = services
  try {
    if (isFault(error) && error.code === 'LEASE_LOST') return
    if (signals.cancel.aborted) return await endEarly(ledger, lease, { type: 'draft.cancelled', data: {} }, 'cancelled', record)
    if (error instanceof Parked) return await park(ledger, lease, error.signalName)
    if (signals.close.aborted) return await ledger.release(lease, 'queued')
    const failure = failureOf(error)
    await endEarly(ledger, lease, { type: 'draft.failed', data: failure }, 'failed', record, failure)
  } catch (lost) {
    // At a close, a run that cannot be given back is found when this process is gone.
    if (!(isFault(lost) && lost.code === 'LEASE_LOST') && !signals.close.aborted) throw lost
  }
}

async function endEarly(
  ledger: Ledger,
  lease: Lease,
  event: NewEvent,
  status: Draft['status'],
  record: ReadRecord,
  failure?: Failure,
): Promise<void> {
  const run = await ledger.getRun(lease.id)
  if (!run) return
  const draft = { ...(run.draft ?? emptyDraft(run)), plugins: await participantsOf(ledger, run.id) }
  const origin = { step: `end.${lease.epoch}` }
  await ledger.saveDraft(lease, { ...draft, status, notRead: record.list(), ...(failure ? { failure } : {}) }, status, {
    events: [event],
    origin,
  })
  await ledger.release(lease, status)
}

function failureOf(error: unknown): Failure {
  if (isFault(error)) return { code: error.code, message: error.message, hint: error.hint, exit: error.exit }
  const message = error instanceof Error ? error.message : String(error)
  return { code: 'UNEXPECTED', message, hint: 'Run galley doctor; if it finds nothing, report this text.', exit: 3 }
}
