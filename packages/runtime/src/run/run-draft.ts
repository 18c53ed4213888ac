import { countDraftWords } from '@galley/evidence'
import { isFault } from '@galley/fault'
import type { Agents, Draft, Failure, Gate, NewEvent } from '@galley/sdk'
import type { Lease, Ledger, RunRow } from '@galley/ledger'
import { runTeam, type TeamEnd } from '@galley/team'
import { emptyDraft } from './empty-draft.ts'
import { fault } from '../faults.ts'
import { allEvents } from './all-events.ts'
import { maxDeaths } from './max-deaths.ts'
import { openRun, type ClaimedRun } from './open-run.ts'
import { Parked } from './parked.ts'
import { participantsOf } from './participants.ts'
import { surePlugins } from './plugins-for.ts'
import { createReadRecord } from './read-record.ts'
import { readEntailment } from '../pinned/read-entailment.ts'
import { abandonOrder, fulfilOrder } from './fulfil-order.ts'
import { addressesIn, findOrder } from '../revise/revision-order.ts'
import type { RunServices } from './run-services.ts'
import type { RunSignals } from './run-signals.ts'
import { recordVersion } from '../provenance/record-version.ts'

/**
 * Runs a claimed run to its end, to a gate, or until this process closes. Never throws: a fault is written into the run, a lost
 * lease ends it in silence (another worker has it), and a run that was closed is given back for the next worker.
 */
export async function runDraft(services: RunServices, lease: Lease, signals: RunSignals): Promise<void> {
  const { ledger, kernel } = services
  const record = createReadRecord([])
  const claimed: ClaimedRun = { services, lease, signals, record }
  try {
    record.add(await allEvents(ledger, lease.id))
    const run = await ledger.getRun(lease.id)
    if (!run) return
    if (lease.deaths >= maxDeaths) throw fault('RUN_ENDED_PROCESS', { id: run.id, deaths: lease.deaths })
    const chosen = await services.choose()
    // A file that is not the pinned one stops a run before anything is paid for, whatever would have used it.
    if (services.settings.entailment !== undefined) await readEntailment(services.settings.entailment)
    const order = await findOrder(ledger, run.id)
    const { first, later } = surePlugins(run.brief, services.settings, chosen)
    void kernel.prepare(order === null ? first : [...first, ...later])
    await (order === null ? markRunning(ledger, lease, run) : ledger.setStatus(lease, 'running'))
    await recordVersion(ledger, lease, services.version)
    const opened = await openRun(claimed, { run, chosen, addresses: order === null ? [] : addressesIn(order) })
    if (order !== null) return await fulfilOrder(services, { lease, run, order }, opened)
    const agents = afterScan(opened.context.agents, () => void kernel.prepare(later))
    const { draft, end } = await runTeam(run.brief, { ...opened.context, agents })
    await ledger.saveDraft(lease, draft, { events: [statusEventOf(draft, end)], origin: { step: `end.${lease.epoch}` } })
    await ledger.release(lease, draft.status)
  } catch (error) {
    await conclude(claimed, error)
  }
}

/** The agents, with work that is begun once the sources are known: until then every processor is busy with them. */
function afterScan(agents: Agents, begin: () => void): Agents {
  const scan: Agents['scan'] = async (input, at) => {
    const answer = await agents.scan(input, at)
    begin()
    return answer
  }
  return { ...agents, scan }
}

/** Says that a run goes on after a break, and that it is at work. */
async function markRunning(ledger: Ledger, lease: Lease, run: RunRow): Promise<void> {
  if (lease.epoch > 1 && run.seq > 1)
    await ledger.append(lease, [{ type: 'draft.resumed', data: { epoch: lease.epoch } }], { step: `resume.${lease.epoch}` })
  await ledger.setStatus(lease, 'running')
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
  await ledger.saveDraft(
    lease,
    { ...(run.draft ?? emptyDraft(run)), status: 'waiting' },
    { events: [event], origin: { step: `${name}.wait` } },
  )
  await ledger.release(lease, 'waiting', name)
}

async function conclude(claimed: ClaimedRun, error: unknown): Promise<void> {
  const { signals, lease } = claimed
  const { ledger } = claimed.services
  try {
    if (isFault(error) && error.code === 'LEASE_LOST') return
    const order = await findOrder(ledger, lease.id)
    if (order !== null && !signals.close.aborted)
      return await abandonOrder(ledger, lease, order, signals.cancel.aborted ? cancelledOrder : failureOf(error))
    if (signals.cancel.aborted) return await endEarly(claimed, { status: 'cancelled', event: { type: 'draft.cancelled', data: {} } })
    if (error instanceof Parked) return await park(ledger, lease, error.signalName)
    if (signals.close.aborted) return await ledger.release(lease, 'queued')
    const failure = failureOf(error)
    await endEarly(claimed, { status: 'failed', event: { type: 'draft.failed', data: failure }, failure })
  } catch (lost) {
    // At a close, a run that cannot be given back is found when this process is gone.
    if (!(isFault(lost) && lost.code === 'LEASE_LOST') && !signals.close.aborted) throw lost
  }
}

/** Failure of an order that somebody cancelled. */
const cancelledOrder = { code: 'CANCELLED', message: 'it was cancelled' }

/** End of a run without a draft of its own: what is told of it, and the failure that it came from. */
interface EarlyEnd {
  readonly status: 'cancelled' | 'failed'
  readonly event: NewEvent
  readonly failure?: Failure
}

async function endEarly({ services: { ledger }, lease, record }: ClaimedRun, { status, event, failure }: EarlyEnd): Promise<void> {
  const run = await ledger.getRun(lease.id)
  if (!run) return
  const draft = { ...(run.draft ?? emptyDraft(run)), plugins: await participantsOf(ledger, run.id) }
  const origin = { step: `end.${lease.epoch}` }
  await ledger.saveDraft(
    lease,
    { ...draft, status, notRead: record.list(), ...(failure ? { failure } : {}) },
    {
      events: [event],
      origin,
    },
  )
  await ledger.release(lease, status)
}

function failureOf(error: unknown): Failure {
  if (isFault(error)) return { code: error.code, message: error.message, hint: error.hint, exit: error.exit }
  const message = error instanceof Error ? error.message : String(error)
  return { code: 'UNEXPECTED', message, hint: 'Run galley doctor; if it finds nothing, report this text.', exit: 3 }
}
