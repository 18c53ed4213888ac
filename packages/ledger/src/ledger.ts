import { dirname, join } from 'node:path'
import type { Draft, DraftEvent, DraftStatus, NewEvent, Source } from '@galley/sdk'
import * as tokens from './tokens.ts'
import * as calls from './calls.ts'
import { openDatabase } from './database.ts'
import { saveDraft, type DraftEvents } from './drafts.ts'
import { append, listEvents, type EventOrigin } from './events.ts'
import type { Lease } from './lease.ts'
import * as leases from './leases.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations.ts'
import * as runs from './runs.ts'
import type { Scope } from './scope.ts'
import { signal, takeSignal } from './signals.ts'
import * as sources from './sources.ts'
import { finishStep, getStep, listSteps, type StoredStep } from './steps.ts'
import { createWatch, dataVersion, type Sleep } from './watch.ts'

/** Options of a ledger: its file, and the functions it is lent. */
export interface LedgerOptions {
  /** Path of `galley.sqlite` in the data folder, or `:memory:` in tests. */
  readonly file: string
  /** Folder of the stored texts; `sources` beside the file when left out. */
  readonly sources?: string
  readonly clock: () => Date
  /** `boot:pid:start` of this process, see `createOwnership`. */
  readonly owner: string
  /** False only when that owner's process is certainly gone. */
  readonly isAlive: (owner: string) => boolean
  readonly sleep: Sleep
}

/**
 * The ledger: every run with its brief, steps, calls, events and sources. Reads answer at once; when a write returns (or resolves), it is on disk.
 * Everything that takes a lease throws LEASE_LOST once another worker has the run, and then it changed nothing.
 */
export interface Ledger {
  createRun(run: runs.NewRun): runs.CreatedRun
  getRun(id: string): runs.RunRow | null
  getSummary(id: string): runs.RunSummary | null
  listRuns(page: { readonly limit: number; readonly before?: string }): readonly runs.RunSummary[]
  deleteRun(id: string): boolean
  claim(id: string): Lease | null
  claimNext(): Lease | null
  heartbeat(lease: Lease): void
  setStatus(lease: Lease, status: DraftStatus, waitingFor?: string): void
  release(lease: Lease, status: DraftStatus, waitingFor?: string): void
  step(lease: Lease, key: string): StoredStep | null
  finishStep(lease: Lease, key: string, out: unknown, events: readonly NewEvent[]): Promise<void>
  steps(id: string, prefix?: string): ReturnType<typeof listSteps>
  append(lease: Lease, events: readonly NewEvent[], origin?: EventOrigin): number
  events(id: string, afterSeq: number, limit: number): readonly DraftEvent[]
  saveDraft(lease: Lease, draft: Draft, status: DraftStatus, announced?: DraftEvents): number
  signal(id: string, name: string, payload: unknown, idem?: string): boolean
  takeSignal(lease: Lease, name: string, step?: string): unknown
  call(lease: Lease, key: calls.CallKey): calls.StoredCall | null
  beginCall(lease: Lease, key: calls.CallKey): void
  finishCall(lease: Lease, key: calls.CallKey, response: unknown, usage?: unknown): Promise<void>
  calls(id: string): readonly calls.CallRow[]
  addSource(lease: Lease, source: Source, text: string): void
  sources(id: string): readonly Source[]
  sourceText(id: string, sourceId: string): string
  putToken(hash: string, kind: tokens.TokenKind, options?: { readonly name?: string; readonly expires?: Date }): void
  hasToken(hash: string, kind: tokens.TokenKind): boolean
  consumeToken(hash: string, kind: tokens.TokenKind): boolean
  revokeToken(hash: string): boolean
  tokens(kind: tokens.TokenKind): readonly tokens.StoredToken[]
  /** Grows when another process wrote. */
  dataVersion(): number
  /** Yields after every change of the run, or of anything without an id, until the signal is aborted or the run is deleted. */
  watch(id: string | undefined, signal: AbortSignal): AsyncIterable<void>
  close(): void
}

/**
 * Opens the ledger and brings its schema up to date; several processes may have the same file open.
 * Faults: DATA_TOO_NEW, DATA_ALTERED, DATA_DAMAGED, DATA_BUSY, DATA_WRITE_FAILED.
 */
export function openLedger(options: LedgerOptions): Ledger {
  const database = openDatabase(options.file)
  const scope: Scope = {
    database,
    now: () => options.clock().getTime(),
    owner: options.owner,
    isAlive: options.isAlive,
    sources: options.sources ?? join(dirname(options.file), 'sources'),
  }
  try {
    migrate(database, migrations, { now: scope.now(), unique: options.owner })
  } catch (error) {
    database.close()
    throw error
  }
  const { watch, close } = createWatch(scope, options.sleep)
  return {
    createRun: (run) => runs.createRun(scope, run),
    getRun: (id) => runs.getRun(scope, id),
    getSummary: (id) => runs.getSummary(scope, id),
    listRuns: (page) => runs.listRuns(scope, page),
    deleteRun: (id) => sources.deleteRun(scope, id),
    claim: (id) => leases.claim(scope, id),
    claimNext: () => leases.claimNext(scope),
    heartbeat: (lease) => leases.heartbeat(scope, lease),
    setStatus: (lease, status, waitingFor) => leases.setStatus(scope, lease, status, waitingFor),
    release: (lease, status, waitingFor) => leases.release(scope, lease, status, waitingFor),
    step: (lease, key) => getStep(scope, lease, key),
    finishStep: (lease, key, out, events) => finishStep(scope, lease, key, out, events),
    steps: (id, prefix) => listSteps(scope, id, prefix),
    append: (lease, events, origin) => append(scope, lease, events, origin),
    events: (id, afterSeq, limit) => listEvents(scope, id, afterSeq, limit),
    saveDraft: (lease, draft, status, announced) => saveDraft(scope, lease, draft, status, announced),
    signal: (id, name, payload, idem) => signal(scope, id, name, payload, idem),
    takeSignal: (lease, name, step) => takeSignal(scope, lease, name, step),
    call: (lease, key) => calls.getCall(scope, lease, key),
    beginCall: (lease, key) => calls.beginCall(scope, lease, key),
    finishCall: (lease, key, response, usage) => calls.finishCall(scope, lease, key, response, usage),
    calls: (id) => calls.listCalls(scope, id),
    addSource: (lease, source, text) => sources.addSource(scope, lease, source, text),
    sources: (id) => sources.listSources(scope, id),
    sourceText: (id, sourceId) => sources.sourceText(scope, id, sourceId),
    putToken: (hash, kind, token) => tokens.putToken(scope, hash, kind, token),
    hasToken: (hash, kind) => tokens.hasToken(scope, hash, kind),
    consumeToken: (hash, kind) => tokens.consumeToken(scope, hash, kind),
    revokeToken: (hash) => tokens.revokeToken(scope, hash),
    tokens: (kind) => tokens.listTokens(scope, kind),
    dataVersion: () => dataVersion(scope),
    watch,
    close: () => {
      close()
      database.close()
    },
  }
}
