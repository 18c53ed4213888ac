import type { Brief } from './brief.ts'
import type { DraftJudge } from './draft-judge.ts'
import type { Evidence } from './evidence.ts'
import type { Plan } from './plan.ts'
import type { NotRead } from './not-read.ts'
import type { ModelReason } from './model-reason.ts'
import type { NotVerified } from './not-verified.ts'
import type { Mode, Role } from './role.ts'
import type { Round } from './round.ts'
import type { Source } from './source.ts'
import type { Version } from './version.ts'

/** Statuses of a run. */
export const draftStatuses = ['queued', 'running', 'waiting', 'done', 'incomplete', 'cancelled', 'failed'] as const

/** Status of a run. An `incomplete` one came to its end with a text that is below the bar of a draft. */
export type DraftStatus = (typeof draftStatuses)[number]

/** Statuses after which nothing more happens to a run. */
export const endedStatuses = ['done', 'incomplete', 'cancelled', 'failed'] as const satisfies readonly DraftStatus[]

/** Tells an ended run from one that still waits or works. */
export function hasEnded(status: DraftStatus): boolean {
  return (endedStatuses as readonly DraftStatus[]).includes(status)
}

/** Reason for the end of the loop, given by the host and never by a model. */
export type StopReason =
  | 'clean'
  | 'no_gain'
  | 'no_change'
  | 'no_patch'
  | 'seen_before'
  | 'rounds_spent'
  | 'budget_spent'
  | 'sources_exhausted'
  | 'cancelled'
  | 'rejected'

/** A role's spending in one run. */
export interface Usage {
  readonly calls: number
  readonly promptTokens: number
  readonly completionTokens: number
  readonly seconds: number
  readonly usd?: number
  /** By the operator's figure for tokens; what `budget.wattHours` is counted with. */
  readonly wattHours?: number
  /** Watt-hours from the least to the most, where every call of the role could be told by one method. */
  readonly energy?: EnergyUse
}

/**
 * Energy of model calls in watt-hours. Method: by the operator's figure for a token (`tokens`), by the time and the power that the operator
 * stated (`time`), or by the size of a model in a data centre, with both ends of what it may be (`size`; docs/model-catalogue.md).
 */
export interface EnergyUse {
  readonly low: number
  readonly high: number
  readonly method: 'tokens' | 'time' | 'size'
}

/** A sentence that was thrown out before it reached the draft. */
export interface RejectedSentence {
  readonly sentence: string
  readonly evidenceIds: readonly string[]
  readonly reason: string
}

/** The fault that ended a run, as its record keeps it. */
export interface Failure {
  readonly code: string
  readonly message: string
  readonly hint: string
  /** Exit code of the command that waits for the run: 2 for wrong use or configuration, 3 for what could not be finished. */
  readonly exit: 1 | 2 | 3
}

/** A plugin that was called for a draft, as it was verified then. */
export interface DraftPlugin {
  readonly name: string
  readonly version: string
  /** sha256 (hex) of the tarball. */
  readonly digest: string
  /** Built and signed on the machine that wrote the draft. This and the next two are absent in drafts that were written before they were recorded. */
  readonly builtHere?: boolean
  /** Name of whoever made it in the trust policy of that time. */
  readonly author?: string
  /** Names of those who reviewed it, with the time of their verdicts (RFC 3339); empty where nobody did. */
  readonly reviewers?: readonly { readonly id: string; readonly at: string; readonly until: string | null }[]
}

/** A run's result, and its state while it runs. `galley draft --format json` prints one. */
export interface Draft {
  readonly schema: 'galley.draft/1'
  readonly id: string
  /** The last event contained: a page opens its stream with it. */
  readonly seq: number
  readonly createdAt: string
  readonly status: DraftStatus
  readonly mode: Mode
  readonly title: string
  /** Said beside the draft, outside its blocks and its word count. */
  readonly notice?: string
  readonly brief: Brief
  readonly plan?: Plan
  readonly rounds: readonly Round[]
  readonly best: Version
  readonly stopReason: StopReason
  /** Reasons why the text is below its bar; there when the status is `incomplete`. */
  readonly shortcomings?: readonly string[]
  /** The fault that ended the run, when one did. */
  readonly failure?: Failure
  readonly sources: readonly Source[]
  readonly evidence: readonly Evidence[]
  readonly rejected: readonly RejectedSentence[]
  readonly notVerified: readonly NotVerified[]
  /** Files, pages and searches that gave nothing, each once; empty when everything was read. */
  readonly notRead: readonly NotRead[]
  readonly models: Readonly<Record<Role, string | null>>
  /** Reasons why each role has its model; absent in drafts that were written before they were recorded. */
  readonly modelReasons?: Readonly<Partial<Record<Role, ModelReason>>>
  /** Judges of what words could not decide, in the order in which they were asked; absent where none was needed. */
  readonly judges?: readonly DraftJudge[]
  /** Plugins that were called for this draft, by name, with the sha256 of the release that was verified. */
  readonly plugins: readonly DraftPlugin[]
  readonly usage: Readonly<Partial<Record<Role, Usage>>>
}
