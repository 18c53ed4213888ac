import type { Judge } from './claim-judge.ts'
import type { Agents, Draft, Mode, NewEvent, NotRead, Role, Source } from '@galley/sdk'

/** Event of the team's work. Events that tell of a status are the caller's: it writes them together with that status. */
export type TeamEvent = Exclude<
  NewEvent,
  {
    readonly type:
      | 'draft.queued'
      | 'draft.resumed'
      | 'gate.waiting'
      | 'draft.done'
      | 'draft.incomplete'
      | 'draft.failed'
      | 'draft.cancelled'
      | 'revision.asked'
      | 'revision.failed'
      | 'version.added'
      | 'version.chosen'
  }
>

/** Means that a step is given while it runs. */
export interface StepAt {
  /** Stops the work inside the step: the run was cancelled, or whoever runs it is shutting down. */
  readonly signal: AbortSignal
  /** Adds an event to the step: it is committed with the step's answer, or not at all. */
  readonly emit: (event: TeamEvent) => void
}

/** Remainder of the brief's budget; null is no limit. */
export interface Remaining {
  readonly tokens: number | null
  readonly seconds: number | null
  readonly usd: number | null
  readonly wattHours: number | null
}

/** A quote found in a stored text. */
export interface Located {
  /** UTF-16 units into the stored text. */
  readonly start: number
  readonly end: number
  /** The quote as the source has it: `text.slice(start, end)`. Left out when it is the quote that was asked for. */
  readonly quote?: string
  /** The quote with its neighbouring sentences. */
  readonly window: string
  /** Path of the headings above the quote, outermost first. Left out where there are none. */
  readonly headings?: readonly string[]
}

/** Everything `runTeam` reaches the world with. It is made by whoever runs drafts, once per claim of a run. */
export interface TeamContext {
  readonly agents: Agents
  /** Those who may lift what words left undecided, in the order in which they are asked; none where no capable model checks facts. */
  readonly judges: readonly Judge[]
  /**
   * Runs `fn` once per key ever. Its JSON answer and the events it emitted commit together; on replay the stored answer is
   * returned and `fn` is not called. A throwing `fn` stores nothing. It must also work after `signal` was aborted.
   */
  readonly step: <T>(key: string, fn: (at: StepAt) => Promise<T>) => Promise<T>
  /** Waits for a person: `gate.brief`, `gate.plan`, `gate.sources`, `gate.draft`. Called inside a step, so that its payload is taken once. */
  readonly waitSignal: (name: string) => Promise<unknown>
  /** Finds a quote in the stored text of a source; null when it is not there. */
  readonly locate: (sourceId: string, quote: string) => Promise<Located | null>
  /** The brief's own documents: paths of those that can be read, and those left out. */
  readonly documents: { readonly paths: readonly string[]; readonly skipped: readonly NotRead[] }
  /** Everything that gave nothing so far, each once, as the events `source.failed` told it. */
  readonly notRead: () => readonly NotRead[]
  /** Sources stored so far in this run, in order. */
  readonly sources: () => Promise<readonly Source[]>
  /** Sources whose text is that of another, by their ids: the id of the one that counts. */
  readonly copies: () => Promise<ReadonlyMap<string, string>>
  readonly modes: Readonly<Record<Role, Mode>>
  readonly models: Draft['models']
  readonly modelReasons?: Draft['modelReasons']
  /** Plugins that were called so far in this run. */
  readonly plugins: () => Promise<Draft['plugins']>
  readonly usage: () => Promise<Draft['usage']>
  /** Read only inside a step, so that a replay decides as the first run did. */
  readonly remaining: () => Remaining
  /**
   * Keeps the state of the run. Called when new steps changed what a draft shows: after scan, plan, research, each section, the first score and
   * each round, and before a gate waits. Between two calls the events after `draft.seq` tell the rest.
   */
  readonly save: (draft: Draft) => Promise<void> | void
  /** sha256 (hex) of a text's UTF-8 bytes. */
  readonly sha256: (text: string) => string
  readonly id: string
  /** RFC 3339, UTC. */
  readonly createdAt: string
  /** Number of the last committed event. */
  readonly seq: () => Promise<number>
  /** Aborted when the user cancels, and only then: the best version so far is returned. For a shutdown let `step` throw. */
  readonly signal: AbortSignal
  /** Questions researched at a time; default 1. */
  readonly parallel?: number
}
