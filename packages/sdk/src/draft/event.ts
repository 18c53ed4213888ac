import type { Block } from './block.ts'
import type { Gate } from './brief.ts'
import type { Failure, StopReason, Usage } from './draft.ts'
import type { Issue } from './issue.ts'
import type { NotRead } from './not-read.ts'
import type { Plan } from './plan.ts'
import type { Revision } from './revision.ts'
import type { Mode, Role } from './role.ts'
import type { Round } from './round.ts'
import type { Source } from './source.ts'
import type { Verdict } from './verdict.ts'

/** Data of each event by its type, enough to show the event. Types are noun and verb. */
export interface EventData {
  'draft.queued': { readonly topic: string }
  'draft.started': {
    readonly mode: Mode
    readonly models: Readonly<Record<Role, string | null>>
    /** Said beside the draft; see `Draft.notice`. */
    readonly notice?: string
  }
  'draft.resumed': { readonly epoch: number }
  'agent.started': { readonly role: Role; readonly step: string; readonly note: string }
  'agent.done': { readonly role: Role; readonly step: string; readonly note: string }
  'plan.ready': { readonly plan: Plan }
  'search.done': { readonly query: string; readonly hits: number; readonly failures: readonly string[] }
  'source.added': { readonly source: Source }
  'source.failed': NotRead
  'block.drafted': { readonly block: Block }
  'claim.checked': { readonly verdict: Verdict }
  'issue.opened': { readonly issue: Issue }
  'issue.closed': { readonly issueId: string; readonly how: 'fixed' | 'not fixable' }
  'patch.accepted': { readonly round: number; readonly block: Block | null; readonly blockId: string; readonly after?: string }
  'patch.rejected': { readonly round: number; readonly blockId: string; readonly reason: string }
  'round.started': { readonly n: number }
  'round.scored': { readonly round: Round }
  'gate.waiting': { readonly gate: Gate }
  'gate.passed': { readonly gate: Gate; readonly decision: 'approve' | 'reject'; readonly note?: string }
  'budget.spent': { readonly usage: Readonly<Partial<Record<Role, Usage>>> }
  'draft.done': { readonly stopReason: StopReason; readonly score: number; readonly words: number }
  'draft.incomplete': {
    readonly stopReason: StopReason
    readonly score: number
    readonly words: number
    readonly reasons: readonly string[]
  }
  'draft.failed': Failure
  'draft.cancelled': { readonly note?: string }
  'revision.asked': { readonly revision: Omit<Revision, 'at'> }
  'revision.failed': { readonly code: string; readonly message: string }
  'version.added': { readonly revision: Revision; readonly score: number; readonly words: number }
  'version.chosen': { readonly n: number; readonly by: string }
}

/** Name of an event. */
export type EventType = keyof EventData

/** A committed event: numbered from 1 without a gap, in one run. */
export type DraftEvent = {
  [T in EventType]: { readonly seq: number; readonly type: T; readonly at: string; readonly data: EventData[T] }
}[EventType]

/** An event before the ledger gave it a number and a time. */
export type NewEvent = { [T in EventType]: { readonly type: T; readonly data: EventData[T] } }[EventType]

/** An event that is shown while it happens and never stored: progress, a log line, a token. */
export interface Ephemeral {
  readonly type: 'progress' | 'log' | 'token'
  readonly role?: Role
  readonly step: string
  readonly text: string
  readonly fraction?: number
}
