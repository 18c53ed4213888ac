import { defaultWords, maxRounds, type Brief, type Evidence, type Gap, type Issue, type NotVerified, type Plan } from '@galley/sdk'
import type { RejectedSentence, Round, Verdict, Version } from '@galley/sdk'
import type { Support, VersionScore } from '@galley/evidence'
import type { Piece } from './piece.ts'
import type { TeamContext } from './team-context.ts'

/** An issue that waits for a patch. */
export interface OpenIssue {
  readonly issue: Issue
  /** What makes two issues the same, whatever their ids. */
  readonly signature: string
  /** Rounds in which the writer was asked and it was not fixed. */
  readonly failures: number
  /** The host's own issues stay open until they are answered; an editor's close when the editor no longer finds them. */
  readonly by: 'host' | 'editor'
}

/** A version with the points it does not cover. */
export interface Measured {
  readonly version: Version
  readonly uncovered: VersionScore['uncovered']
}

/** Evidence as the host keeps it beside the quote: not part of the draft. */
interface Shelf {
  /** The quote with its neighbours. */
  readonly window: string
  /** Title of its source. */
  readonly title: string
}

/**
 * Everything a run holds between two steps. It is rebuilt from the steps' answers on a replay, so nothing may be put into it that
 * does not follow from them.
 */
export interface Desk {
  readonly brief: Brief
  readonly context: TeamContext
  /** Words of the draft. */
  readonly words: number
  /** Rounds that the brief asks for; `decide` knows the most there are. */
  readonly rounds: number
  plan: Plan | null
  evidence: readonly Evidence[]
  readonly shelves: Map<string, Shelf>
  /** Sources that a person dropped at the gate. */
  dropped: ReadonlySet<string>
  /** The draft being worked on. */
  pieces: readonly Piece[]
  /** Its best version, with the pieces it is made of; null before the first writing is done. */
  best: { readonly version: Version; readonly pieces: readonly Piece[] } | null
  readonly history: Round[]
  readonly rejected: RejectedSentence[]
  readonly notVerified: NotVerified[]
  /** Versions that were measured already. */
  readonly measured: Map<string, Measured>
  /** T0 by sentence and evidence. */
  readonly supports: Map<string, Support>
  /** The fact-checker's verdicts by sentence and evidence: to write the sentence again does not clear it. */
  readonly checked: Map<string, Verdict | null>
  readonly open: Map<string, OpenIssue>
  /** Issues that were let go as not fixable, by signature. */
  readonly closed: Map<string, Issue>
  gaps: readonly Gap[]
  /** Queries that were asked once: a gap is not looked for twice in the same words. */
  readonly queries: Set<string>
  /** Hashes of versions that the editor has seen: one review a version (drafting.md §4). */
  readonly reviewed: Set<string>
  /** Contents of drafts that were there before, by `contentKey`. */
  readonly seen: Set<string>
  /** Acceptance checks that passed in some review. */
  readonly passed: Set<string>
  /** Verdicts that were told by an event, by claim. */
  readonly told: Map<string, string>
  /** True when a model call did not fit into the budget. */
  isSpent: boolean
  /** Did the last rule go over the draft? */
  isSettled: boolean
  /** Was something done since the run was last saved? */
  isDirty: boolean
  next: { readonly evidence: number; readonly block: number; readonly claim: number; readonly issue: number }
}

/** An empty desk for a brief. */
export function createDesk(brief: Brief, context: TeamContext): Desk {
  return {
    brief,
    context,
    words: brief.words ?? defaultWords,
    rounds: brief.rounds ?? maxRounds,
    plan: null,
    evidence: [],
    shelves: new Map(),
    dropped: new Set(),
    pieces: [],
    best: null,
    history: [],
    rejected: [],
    notVerified: [],
    measured: new Map(),
    supports: new Map(),
    checked: new Map(),
    open: new Map(),
    closed: new Map(),
    gaps: [],
    queries: new Set(),
    reviewed: new Set(),
    seen: new Set(),
    passed: new Set(),
    told: new Map(),
    isSpent: false,
    isSettled: false,
    isDirty: false,
    next: { evidence: 1, block: 1, claim: 1, issue: 1 },
  }
}

const letters = { evidence: 'e', block: 'b', claim: 'c', issue: 'i' } as const

/** The next id of its kind: e1…, b1…, c1…, i1…, in the order in which things come about. */
export function nextId(desk: Desk, kind: keyof Desk['next']): string {
  const n = desk.next[kind]
  desk.next = { ...desk.next, [kind]: n + 1 }
  return `${letters[kind]}${n}`
}

/** The plan; a fault of the code if it is asked for before there is one. */
export function planOf(desk: Desk): Plan {
  if (desk.plan === null) throw new Error('The plan is not there yet.')
  return desk.plan
}
