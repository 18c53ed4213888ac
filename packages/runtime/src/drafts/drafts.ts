import type { RunPage } from '@galley/ledger'
import type { Draft, DraftEvent, DraftStatus, Ephemeral, Gate, Plan, Version } from '@galley/sdk'
import type { CitedText } from '../export/cited-text.ts'
import type { Exported } from '../export/export-draft.ts'
import type { ExportFormatName } from '../export/export-formats.ts'
import type { ExportOptions } from '../export/export-options.ts'
import type { StatementOptions } from '../provenance/create-draft-statement.ts'
import type { DraftPapers } from '../provenance/issue-papers.ts'
import type { Revisions } from './revisions.ts'
import type { DraftDiff } from './diff-versions.ts'
import type { DraftOrder, OrderedDraft } from './order-draft.ts'
import type { Follower } from './run-feeds.ts'

/** A line of the list of drafts. */
export interface DraftSummary {
  readonly id: string
  readonly createdAt: string
  readonly status: DraftStatus
  readonly title: string
  readonly topic: string
  readonly mode: Draft['mode']
  readonly score: number
  readonly words: number
  readonly rounds: number
  /** The gate it waits at, when it waits. */
  readonly gate?: Gate
  /** False for a run that ended or that a living worker holds; true when `resume` would take it up. */
  readonly resumable: boolean
}

/** A part of the list of drafts: 100 unless told otherwise. */
export type DraftPage = Omit<RunPage, 'limit'> & { readonly limit?: number }

/** A person's answer at a gate. */
export interface Approval {
  readonly gate: Gate
  readonly decision: 'approve' | 'reject'
  readonly note?: string
  /** A changed plan, at the gate `plan`. */
  readonly plan?: Plan
  /** Ids of sources to leave out, at the gate `sources`. */
  readonly dropSources?: readonly string[]
}

/**
 * The drafts of one data folder.
 * Faults: BRIEF_INVALID, DRAFT_NOT_FOUND, EVENT_NOT_FOUND, SOURCES_EMPTY, SOURCES_FOLDER_MISSING, SOURCE_FOLDER_NOT_ALLOWED, PLUGIN_REFUSED,
 * SCOPE_MISSING, IDEMPOTENCY_MISMATCH, VERSION_NOT_FOUND, GATE_NOT_WAITING.
 */
export interface Drafts extends Revisions {
  /** Validates the brief (an unknown key is refused), writes the run and starts it: `orderDraft` says what stands before that. */
  order(brief: unknown, order: DraftOrder): Promise<OrderedDraft>
  get(id: string): Promise<Draft>
  /** Lists drafts, the newest first; no draft is read. Fault LIST_PLACE_UNKNOWN. */
  list(page?: DraftPage): Promise<readonly DraftSummary[]>
  /** Counts the drafts of each status that there is. */
  counts(): Promise<Readonly<Partial<Record<DraftStatus, number>>>>
  /** The events that are committed already, in order: what a page of this moment shows. */
  history(id: string): Promise<readonly DraftEvent[]>
  /**
   * Every event after `since`, each once and in order, with what is ephemeral in between; ends after the run's last event.
   * A signal that aborts ends it without a fault.
   */
  events(id: string, options: { readonly since?: number; readonly signal: AbortSignal }): AsyncIterable<DraftEvent | Ephemeral>
  /** The same for many followers: each batch is read once and handed to all. The returned function ends it. */
  follow(id: string, since: number, follower: Follower): Promise<() => void>
  /** The status of a run and the number of its last event; no draft is read. */
  state(id: string): Promise<{ readonly status: DraftStatus; readonly seq: number }>
  cancel(id: string): Promise<void>
  resume(id: string): Promise<void>
  approve(id: string, approval: Approval): Promise<void>
  delete(id: string): Promise<void>
  versions(id: string): Promise<readonly Version[]>
  version(id: string, n: number): Promise<Version>
  diff(id: string, from: number, to: number): Promise<DraftDiff>
  /** Prints a draft as Markdown and tells where its citations stand. */
  cited(id: string): Promise<CitedText>
  export(id: string, format: ExportFormatName, options?: ExportOptions): Promise<Exported>
  /** Signs the statement of how a finished draft was made; it covers every format that it is exported in. Faults DRAFT_NOT_FINISHED, TRUST_EXPOSED. */
  provenance(id: string, options?: StatementOptions): Promise<DraftPapers>
  /** The stored text of a source, for showing a quote in its place. */
  sourceText(id: string, sourceId: string): Promise<string>
}
