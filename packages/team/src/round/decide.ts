import { maxRounds, type StopReason } from '@galley/sdk'

/** A round as `decide` sees it. */
export interface RoundSummary {
  readonly n: number
  /** True when the round's version became the best one. */
  readonly isKept: boolean
  /** Every invariant is zero, no issue is open, and the editor has read it. */
  readonly isClean: boolean
  /** Issues that the writer can be asked to answer. */
  readonly issues: number
  /** Patches that were accepted; null while the round is only checked and reviewed. */
  readonly patches: number | null
  /** Share of the words that the round changed, 0 to 1. */
  readonly changed: number
  /** True when this very draft was tried before. */
  readonly isSeen: boolean
}

/** Bounds of the loop. */
export interface Limits {
  /** Rounds that the brief asks for; more than five are never run. */
  readonly rounds: number
  /** True while the budget covers the next step of work. */
  readonly canAfford: boolean
  /** True when a model call did not fit into the budget. */
  readonly isSpent: boolean
  /** True when the draft is short because the evidence holds no more. */
  readonly isShort: boolean
}

/** Go on, or stop and why. */
export type Decision = { readonly go: true } | { readonly stop: StopReason }

/** A round that changes less than this share of the words changed nothing (drafting.md §5.2). */
export const minChange = 0.02

/** Stops that only say that nothing is left to do: a draft that lacks evidence says that instead. */
const quiet: ReadonlySet<StopReason> = new Set(['clean', 'no_gain', 'no_change', 'no_patch', 'seen_before', 'rounds_spent'])

/**
 * Decides whether the loop goes on: a pure function of what was measured. No model is asked and none can stop or prolong a run.
 * It is asked before the first round, after each review (`patches` null) and after each round.
 */
export function decide(history: readonly RoundSummary[], limits: Limits): Decision {
  const reason = reasonToStop(history, limits)
  if (reason === null) return { go: true }
  return { stop: limits.isShort && quiet.has(reason) ? 'sources_exhausted' : reason }
}

function reasonToStop(history: readonly RoundSummary[], limits: Limits): StopReason | null {
  const rounds = Math.min(Number.isFinite(limits.rounds) ? limits.rounds : 0, maxRounds)
  const last = history.at(-1)
  if (limits.isSpent && last?.isClean !== true) return 'budget_spent'
  const spent = limits.canAfford ? null : 'budget_spent'
  if (last === undefined) return rounds < 1 ? 'rounds_spent' : spent
  if (last.isClean) return 'clean'
  if (last.n > rounds) return 'rounds_spent'
  if (last.patches === null) return last.issues === 0 ? 'no_patch' : spent
  if (last.patches === 0) return 'no_patch'
  if (last.isSeen) return 'seen_before'
  if (last.changed < minChange) return 'no_change'
  if (hasStalled(history)) return 'no_gain'
  return last.n >= rounds ? 'rounds_spent' : spent
}

function hasStalled(history: readonly RoundSummary[]): boolean {
  return history.length >= 2 && history.slice(-2).every((summary) => !summary.isKept)
}
