import type { AuditTable } from './audit-log.ts'
import type { Fault } from '@galley/fault'
import type { Calibration, Draft, DraftEvent, DraftStatus, NewEvent, Source } from '@galley/sdk'
import type * as calls from './calls.ts'
import type { Dispatch } from './dispatch.ts'
import type { DraftEvents } from './drafts.ts'
import type { EventOrigin } from './events.ts'
import type { Lease } from './lease.ts'
import type { DraftChange } from './change-draft.ts'
import type * as limits from './limits.ts'
import type { MovedLine } from './move/moved-line.ts'
import type { ReopenOrder, ResumedRun } from './resume.ts'
import type * as runs from './runs.ts'
import type { EndedRuns } from './sources.ts'
import type { EndedStep, listSteps, StoredStep } from './steps.ts'
import type { Message } from './signals.ts'
import type * as tokens from './tokens.ts'
import type * as usages from './usage.ts'
import type { WebhookTables } from './webhook-tables.ts'

/**
 * The ledger: every run with its brief, steps, calls, events and sources. Nothing of it is guarded by the turn in which it is called: what must happen together is
 * one function. Reads throw nothing at once, they reject. When a write resolves, it outlives this process,
 * and the machine unless it costs nothing to make again.
 * Everything that takes a lease throws LEASE_LOST once another worker has the run, and then it changed nothing.
 * While the disk or another process refuses writes, those of a lease holder wait until they work again; those that a request makes (`createRun`,
 * `deleteRun`, `resume`, `reopen`, `cancelRun`, `signal`, the tokens, the limits) wait three seconds at most, then throw DATA_BUSY or DATA_WRITE_FAILED.
 */
export interface Ledger {
  /** Writes a run, which this process holds unless a queue hands it out, or returns the earlier one of that id or idempotency key. Fault: IDEMPOTENCY_MISMATCH. */
  createRun(run: runs.NewRun): Promise<runs.CreatedRun>
  /** Reads a run with its brief and draft, or null. */
  getRun(id: string): Promise<runs.RunRow | null>
  /** Reads a run without brief and draft, or null. */
  getSummary(id: string): Promise<runs.RunSummary | null>
  /** Lists runs, newest first. Fault: RUN_NOT_FOUND for an unknown `before` or `after`. */
  listRuns(page: runs.RunPage): Promise<readonly runs.RunSummary[]>
  /** Counts the runs of each status that there is. */
  countRuns(): Promise<Readonly<Partial<Record<DraftStatus, number>>>>
  /** Removes a run, and the texts and files that no other run uses; false when there was none. */
  deleteRun(id: string): Promise<boolean>
  /** Removes the oldest runs of these statuses that nobody changed since, with their texts and files, and answers their ids. */
  removeEnded(ended: EndedRuns): Promise<readonly string[]>
  /** Lets a run go on that a person asked for: what ended it before does not count. Null when somebody holds it or it is done. */
  resume(id: string): Promise<ResumedRun | null>
  /** Lets a run that came to its end go on once more, for work that somebody asked of its draft. Null when it is at work or has another last event. Fault: RUN_NOT_FOUND. */
  reopen(id: string, order: ReopenOrder): Promise<ResumedRun | null>
  /** Way of runs to the workers, this process among them. */
  readonly dispatch: Dispatch
  /** Cancels a run for good: at once when nobody is at work on it, else its worker is asked. Fault: RUN_NOT_FOUND. */
  cancelRun(id: string): Promise<void>
  /** Lists the runs of this process that somebody asked to cancel. */
  cancelled(): Promise<readonly string[]>
  /** Sets the status of a run that this process goes on holding. */
  setStatus(lease: Lease, status: DraftStatus, waitingFor?: string): Promise<void>
  /** Gives a run up: parked (`waiting`), for the next worker (`queued`), or ended. */
  release(lease: Lease, status: DraftStatus, waitingFor?: string): Promise<void>
  /** Reads the answer of a finished step; null means that it has to be done. */
  step(lease: Lease, key: string): Promise<StoredStep | null>
  /** Commits a step's answer and its events together; a step that is finished already stays as it is. */
  finishStep(lease: Lease, step: EndedStep): Promise<void>
  /** Lists the finished steps in the order in which they ended, those only whose key begins with `prefix`. Fault: RUN_NOT_FOUND. */
  steps(id: string, prefix?: string): ReturnType<typeof listSteps>
  /** Writes events outside a step's end; with an origin, a replay writes none twice. Returns the number of the run's last event. */
  append(lease: Lease, events: readonly NewEvent[], origin?: EventOrigin): Promise<number>
  /** Lists the events after a number, at most `limit`. Fault: RUN_NOT_FOUND. */
  events(id: string, afterSeq: number, limit: number): Promise<readonly DraftEvent[]>
  /** Saves the current draft, whose status is the run's from now on, and the events that announce it. Returns the number of the run's last event. */
  saveDraft(lease: Lease, draft: Draft, announced?: DraftEvents): Promise<number>
  /** Changes the draft of a run that is over, with the event that tells it; false when the run is at work or has another last event. Fault: RUN_NOT_FOUND. */
  changeDraft(id: string, changed: DraftChange): Promise<boolean>
  /** Puts a message into a run's mailbox; false when one of that name and `idem` is there. Fault: RUN_NOT_FOUND. */
  signal(id: string, message: Message): Promise<boolean>
  /** Takes the oldest message of a name, or undefined; with `step` it becomes that step's answer. */
  takeSignal(lease: Lease, name: string, step?: string): Promise<unknown>
  /** Reads a call, or null when it was never begun. */
  call(lease: Lease, key: calls.CallKey): Promise<calls.StoredCall | null>
  /** Records that a call is about to be made, and what is known of its usage by then: who asks. */
  beginCall(lease: Lease, key: calls.CallKey, usage?: unknown): Promise<void>
  /** Stores the answer of a call: within the run it is not made again. */
  finishCall(lease: Lease, key: calls.CallKey, response: unknown, usage?: unknown): Promise<void>
  /** Lists the calls of a run with their usage: the bill. Fault: RUN_NOT_FOUND. */
  calls(id: string): Promise<readonly calls.CallRow[]>
  /** Stores a source and its text. Fault: SOURCE_DAMAGED when the text has another digest. */
  addSource(lease: Lease, source: Source, text: string): Promise<void>
  /** Lists the sources of a run in the order in which they were read. Fault: RUN_NOT_FOUND. */
  sources(id: string): Promise<readonly Source[]>
  /** Finds a source of a run; null where the run has none of this id. Fault: RUN_NOT_FOUND. */
  source(id: string, sourceId: string): Promise<Source | null>
  /** Reads the text of a source. Faults: RUN_NOT_FOUND, SOURCE_NOT_FOUND, SOURCE_DAMAGED. */
  sourceText(id: string, sourceId: string): Promise<string>
  /** Path of a document that a brief was handed over with, by its digest. */
  filePath(digest: string): Promise<string>
  /** Adds to the sums of clients' calls to models. */
  addUsage(sums: readonly usages.ModelUsage[]): Promise<void>
  /** Lists those sums from a day (YYYY-MM-DD) on, the newest first. */
  usage(since: string): Promise<readonly usages.ModelUsage[]>
  /** Takes what is claimed of the limits of an owner (`token ci`, `model llama3.3`), all of it or nothing; `kept` is what an earlier claim needs, whose rest goes back. */
  take(whose: string, claims: readonly limits.Claim[], kept?: readonly limits.Share[]): Promise<limits.Taking>
  /** Puts what was spent in the place of what was held. */
  settle(whose: string, spent: readonly limits.Share[]): Promise<void>
  /** Lists the limits of an owner of which something is taken. */
  takenBy(whose: string): Promise<readonly limits.LimitState[]>
  /** Webhooks, and what they are told: written by the transactions that write events. */
  readonly webhooks: WebhookTables
  /** Log of who did what. */
  readonly auditLog: AuditTable
  /** Reads a key that all processes of the ledger share; the first of them makes it. */
  sharedKey(name: string, make: () => Uint8Array): Promise<Uint8Array>
  /** Keeps what the calibration of a judge came to. */
  putCalibration(key: string, result: Calibration, expires: Date): Promise<void>
  /** Reads what the calibration of a judge came to; null when there is none, or when it is too old. */
  calibration(key: string): Promise<Calibration | null>
  /** Stores a token by its hash, until `expires` if it is given. Fault TOKEN_NAME_TAKEN. */
  putToken(hash: string, kind: tokens.TokenKind, options?: tokens.TokenOptions): Promise<void>
  /** Reads a token of that hash and kind that has not expired; null when there is none. */
  token(hash: string, kind: tokens.TokenKind): Promise<tokens.StoredToken | null>
  /** Consumes a token: true for exactly one caller, also among several processes. */
  consumeToken(hash: string, kind: tokens.TokenKind): Promise<boolean>
  /** Revokes a token; false when there was none. */
  revokeToken(hash: string): Promise<boolean>
  /** Lists the tokens of a kind that have not expired, oldest first. */
  tokens(kind: tokens.TokenKind): Promise<readonly tokens.StoredToken[]>
  /** Reads all of it, to be moved elsewhere, while nobody works on it. */
  export(): AsyncIterable<MovedLine>
  /** Writes what was exported into this ledger, which is empty, and answers the number of runs. Faults: LEDGER_NOT_EMPTY, LEDGER_FILE_INVALID. */
  import(lines: AsyncIterable<MovedLine>): Promise<number>
  /** Grows when another process wrote. */
  dataVersion(): number
  /**
   * Calls the listener after every change of a run that a reader can see, its deletion included, until the returned function is called: right
   * after a commit of this process, within 200 ms after one of another. Fault: RUN_NOT_FOUND.
   */
  watch(id: string, listener: () => void): Promise<() => void>
  /** Fault of the last attempt to write, while nothing was written since; null when writing works. */
  trouble(): Fault | null
  /** From now on no write waits for long: this process is going away. */
  hurry(): void
  /** Commits what waits and closes the file. */
  close(): Promise<void>
}
