import { openAuditTable } from './audit-log.ts'
import * as calibrations from './calibrations.ts'
import * as calls from './calls.ts'
import * as cancels from './cancel.ts'
import { changeDraft } from './change-draft.ts'
import { saveDraft } from './drafts.ts'
import { append, listEvents } from './events.ts'
import { release, setStatus } from './leases.ts'
import type { Ledger } from './ledger.ts'
import * as limits from './limits.ts'
import { exportLedger } from './move/export-ledger.ts'
import { importLedger } from './move/import-ledger.ts'
import { reopen, resume } from './resume.ts'
import * as runs from './runs.ts'
import type { Scope } from './scope.ts'
import { sharedKey } from './shared-key.ts'
import { signal, takeSignal } from './signals.ts'
import * as sources from './sources.ts'
import { finishStep, getStep, listSteps } from './steps.ts'
import * as tokens from './tokens.ts'
import * as usages from './usage.ts'
import { openWebhookTables } from './webhook-tables.ts'

/** Parts of a ledger that are of its database: how runs get to workers, how changes by others are heard, and what keeps it from writing. */
export type LedgerEngine = Pick<Ledger, 'dispatch' | 'dataVersion' | 'watch' | 'trouble' | 'hurry' | 'close'>

/** Makes a ledger of the way to a database. */
export function ledgerOver(scope: Scope, engine: LedgerEngine): Ledger {
  return {
    createRun: (run) => runs.createRun(scope, run),
    getRun: (id) => runs.getRun(scope, id),
    getSummary: (id) => runs.getSummary(scope, id),
    listRuns: (page) => runs.listRuns(scope, page),
    countRuns: () => runs.countRuns(scope),
    deleteRun: (id) => sources.deleteRun(scope, id),
    removeEnded: (ended) => sources.removeEnded(scope, ended),
    resume: (id) => resume(scope, id),
    reopen: (id, order) => reopen(scope, id, order),
    cancelRun: (id) => cancels.cancelRun(scope, id),
    cancelled: () => cancels.listCancelled(scope),
    setStatus: (lease, status, waitingFor) => setStatus(scope, lease, status, waitingFor),
    release: (lease, status, waitingFor) => release(scope, lease, status, waitingFor),
    step: (lease, key) => getStep(scope, lease, key),
    finishStep: (lease, step) => finishStep(scope, lease, step),
    steps: (id, prefix) => listSteps(scope, id, prefix),
    append: (lease, events, origin) => append(scope, lease, events, origin),
    events: (id, afterSeq, limit) => listEvents(scope, id, afterSeq, limit),
    saveDraft: (lease, draft, announced) => saveDraft(scope, lease, draft, announced),
    changeDraft: (id, changed) => changeDraft(scope, id, changed),
    signal: (id, message) => signal(scope, id, message),
    takeSignal: (lease, name, step) => takeSignal(scope, lease, name, step),
    call: (lease, key) => calls.getCall(scope, lease, key),
    beginCall: (lease, key, usage) => calls.beginCall(scope, lease, key, usage),
    finishCall: (lease, key, response, usage) => calls.finishCall(scope, lease, key, { response, usage }),
    calls: (id) => calls.listCalls(scope, id),
    addSource: (lease, source, text) => sources.addSource(scope, lease, source, text),
    sources: (id) => sources.listSources(scope, id),
    source: (id, sourceId) => sources.findSource(scope, id, sourceId),
    sourceText: (id, sourceId) => sources.sourceText(scope, id, sourceId),
    filePath: (digest) => scope.texts.filePath(digest),
    addUsage: (sums) => usages.addUsage(scope, sums),
    usage: (since) => usages.listUsage(scope, since),
    take: (whose, claims, kept) => limits.take(scope, whose, claims, kept),
    settle: (whose, spent) => limits.settle(scope, whose, spent),
    takenBy: (whose) => limits.takenBy(scope, whose),
    webhooks: openWebhookTables(scope),
    auditLog: openAuditTable(scope),
    sharedKey: (name, make) => sharedKey(scope, name, make),
    putCalibration: (key, result, expires) => calibrations.putCalibration(scope, key, result, expires),
    calibration: (key) => calibrations.getCalibration(scope, key),
    putToken: (hash, kind, token) => tokens.putToken(scope, hash, kind, token),
    token: (hash, kind) => tokens.getToken(scope, hash, kind),
    consumeToken: (hash, kind) => tokens.consumeToken(scope, hash, kind),
    revokeToken: (hash) => tokens.revokeToken(scope, hash),
    tokens: (kind) => tokens.listTokens(scope, kind),
    export: () => exportLedger(scope),
    import: (lines) => importLedger(scope, lines),
    ...engine,
  }
}
