import { recordBudget, type BudgetSnapshot } from '../state/budget-snapshot.ts'
import { changedShare } from './changed-share.ts'
import { check } from './check.ts'
import { compareInvariants, isClean } from './compare-invariants.ts'
import { contentKey } from '../state/content-key.ts'
import { decide, minChange, type Limits, type RoundSummary } from './decide.ts'
import { saveDraft } from '../state/draft-of.ts'
import { fillGaps } from './fill-gaps.ts'
import { patchBlocks } from './patch-blocks.ts'
import { pendingGaps } from './pending-gaps.ts'
import { review } from './review.ts'
import type { RoundLog } from './round-log.ts'
import { settleIssues, stands } from './settle-issues.ts'
import { versionOf } from '../state/version-of.ts'
import type { RunState } from '../state/run-state.ts'
import { acceptVersion, returnToBest, rememberContent, recordRound } from '../state/draft-state.ts'

/** The least a round must add to the score, in points, to be kept when it makes no invariant better. */
const minRise = 0.1

/** Result of a round. */
export interface RoundEnd {
  readonly summary: RoundSummary
  readonly snapshot: BudgetSnapshot
}

/**
 * One round on the best version: check, review, research of gaps, patches block by block, a second check of what the patches claim, and
 * then the round is kept as a whole or not at all. When check and review leave nothing to do, it ends after them.
 */
export async function runRound(state: RunState, history: readonly RoundSummary[], limits: () => Limits): Promise<RoundEnd> {
  const n = history.length + 1
  const log: RoundLog = { n, issues: [], patches: [], answered: new Set() }
  await check(state, { key: `r${n}.check`, pieces: state.draft.pieces, round: n })
  rescoreBest(state)
  await review(state, n)
  rescoreBest(state)
  const before = state.draft.best?.version.score ?? 0
  const reviewed = summaryOf(state, { n, gain: 0, patches: null, changed: 0, isSeen: false })
  if ('stop' in decide([...history, reviewed], limits())) return { summary: reviewed, snapshot: await endRound(state, log, false, false) }
  await fillGaps(state, n)
  await patchBlocks(state, log)
  const isChanged = state.draft.pieces !== state.draft.best?.pieces
  if (isChanged) await check(state, { key: `r${n}.recheck`, pieces: state.draft.pieces, round: null })
  const outcome = compareWithBest(state, n)
  const snapshot = await endRound(state, log, isChanged, outcome.isKept)
  const patches = isChanged ? Math.max(1, log.patches.filter((patch) => patch.accepted).length) : 0
  const gain = (state.draft.best?.version.score ?? 0) - before
  return { summary: summaryOf(state, { n, gain, patches, changed: outcome.changed, isSeen: outcome.isSeen }), snapshot }
}

/** The best version measured anew: the checks of this round may have made its verdicts worse. */
function rescoreBest(state: RunState): void {
  if (state.draft.best === null) return
  const { pieces, version } = state.draft.best
  acceptVersion(state.draft, { pieces, version: versionOf(state, pieces, version.n) })
}

function summaryOf(state: RunState, rest: Omit<RoundSummary, 'isClean' | 'issues'>): RoundSummary {
  const version = state.draft.best?.version
  const gaps = pendingGaps(state).length
  return {
    // What the editor has not read is not clean, unless it is next to nothing.
    isClean:
      version !== undefined &&
      isClean(version.invariants) &&
      state.issues.open.size + gaps === 0 &&
      ![...state.issues.closed.values()].some((issue) => stands(state, issue)) &&
      (state.issues.reviewed.has(version.hash) || (rest.patches !== null && rest.changed < minChange)),
    issues: state.issues.open.size + gaps,
    ...rest,
  }
}

/** Compares the round's draft with the best version and makes it the best if it is better and was never tried before. */
function compareWithBest(state: RunState, n: number): { readonly isKept: boolean; readonly isSeen: boolean; readonly changed: number } {
  const best = state.draft.best
  if (best === null || state.draft.pieces === best.pieces) return { isKept: false, isSeen: false, changed: 0 }
  const version = versionOf(state, state.draft.pieces, n)
  const isSeen = !rememberContent(state.draft, contentKey(state.draft.pieces))
  const { worse, isBetter } = compareInvariants(best.version.invariants, version.invariants)
  const rise = version.score - best.version.score
  const isKept = !isSeen && worse.length === 0 && (rise >= minRise || (isBetter && rise >= 0))
  const changed = changedShare(best.version.blocks, version.blocks)
  if (isKept) acceptVersion(state.draft, { version, pieces: state.draft.pieces })
  return { isKept, isSeen, changed }
}

async function endRound(state: RunState, log: RoundLog, isChanged: boolean, isKept: boolean): Promise<BudgetSnapshot> {
  const { n } = log
  const tried = isChanged && !isKept ? versionOf(state, state.draft.pieces, n) : null
  const issues = log.issues.length > 0 ? log.issues : [...state.issues.open.values()].map((open) => open.issue)
  const events = settleIssues(state, log, isKept)
  const best = returnToBest(state.draft)
  const { score, parts, hash } = tried ?? best.version
  const round = { n, score, parts, accepted: isKept, issues, patches: log.patches, hash }
  recordRound(state.draft, round)
  const snapshot = await recordBudget(state, `r${n}.score`, [...events, { type: 'round.scored', data: { round } }])
  await saveDraft(state)
  return snapshot
}
