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
  /** Issues whose change was refused and that may be tried once more, with the reason. */
  readonly retries: number
  /** Share of the words that the round changed, 0 to 1. */
  readonly changed: number
  /** True when this very draft was tried before. */
  readonly isSeen: boolean
  /** Sentences of the best version that would be deleted if the loop ended now. */
  readonly failing: number
  /** True for a round that only mended such sentences. */
  readonly isMend: boolean
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

/** A whole round, or one that only mends sentences which would be deleted. */
export type RoundKind = 'round' | 'mend'

/** Go on with a round, or stop and why. */
export type Decision = { readonly go: RoundKind } | { readonly stop: StopReason }

/** A round that changes less than this share of the words changed nothing. */
export const minChange = 0.02

/** Stops that only say that nothing is left to do: a draft that lacks evidence says that instead. */
const quiet: ReadonlySet<StopReason> = new Set(['clean', 'no_gain', 'no_change', 'no_patch', 'seen_before', 'rounds_spent'])

/**
 * Decides whether the loop goes on: a pure function of what was measured. No model is asked and none can stop or prolong a run.
 * It is asked before the first round, after each review (`patches` null) and after each round. Before it stops for want of progress, sentences
 * that would be deleted are mended once more, as far as rounds and budget reach.
 */
export function decide(history: readonly RoundSummary[], limits: Limits): Decision {
  const decision = nextOf(history, limits)
  if ('stop' in decision && limits.isShort && quiet.has(decision.stop)) return { stop: 'sources_exhausted' }
  return decision
}

function nextOf(history: readonly RoundSummary[], limits: Limits): Decision {
  const rounds = Math.min(Number.isFinite(limits.rounds) ? limits.rounds : 0, maxRounds)
  const last = history.at(-1)
  if (limits.isSpent && last?.isClean !== true) return { stop: 'budget_spent' }
  const go = (what: RoundKind): Decision => (limits.canAfford ? { go: what } : { stop: 'budget_spent' })
  if (last === undefined) return rounds < 1 ? { stop: 'rounds_spent' } : go('round')
  if (last.isClean) return { stop: 'clean' }
  if (last.n > rounds) return { stop: 'rounds_spent' }
  if (last.patches === null && last.issues > 0) return go(last.isMend ? 'mend' : 'round')
  const idle = whyIdle(history, last)
  // A mend that changed nothing is not tried again.
  const isOwed = last.failing > 0 && (!last.isMend || last.isKept)
  if (idle !== null && !isOwed) return { stop: idle }
  if (last.patches !== null && last.n >= rounds) return { stop: idle ?? 'rounds_spent' }
  return go(idle === null ? 'round' : 'mend')
}

/** Reason for which another round like the last would change nothing. */
function whyIdle(history: readonly RoundSummary[], last: RoundSummary): StopReason | null {
  if (last.patches === null || (last.patches === 0 && last.retries === 0)) return 'no_patch'
  if (last.isSeen) return 'seen_before'
  if (last.changed < minChange && last.retries === 0) return 'no_change'
  return hasStalled(history) ? 'no_gain' : null
}

function hasStalled(history: readonly RoundSummary[]): boolean {
  return history.length >= 2 && history.slice(-2).every((summary) => !summary.isKept)
}
