import type { Issue } from '@galley/sdk'
import { recordBudget, type BudgetSnapshot } from '../state/budget-snapshot.ts'
import { check } from './check.ts'
import { isClean } from './compare-counts.ts'
import { decide, minChange, type Limits, type RoundKind, type RoundSummary } from './decide.ts'
import { saveDraft } from '../state/draft-of.ts'
import { fillGaps } from './fill-gaps.ts'
import { judgeRound, type RoundOutcome } from './judge-round.ts'
import { keepCounts } from './keep-counts.ts'
import { keepProven } from './keep-proven.ts'
import { patchSections } from './patch-sections.ts'
import { pendingGaps } from './pending-gaps.ts'
import { preferChanges } from './prefer-changes.ts'
import { repairPatches } from './repair-patches.ts'
import { review } from './review.ts'
import { createRoundLog, type RoundLog } from './round-log.ts'
import { settleIssues, stands } from './settle-issues.ts'
import { isFailing, verdictOf } from '../state/judge.ts'
import { versionOf } from '../state/version-of.ts'
import type { RunState } from '../state/run-state.ts'
import type { TeamEvent } from '../state/team-context.ts'
import { acceptVersion, returnToBest, recordRound } from '../state/draft-state.ts'

/** Result of a round. */
export interface RoundEnd {
  readonly summary: RoundSummary
  readonly snapshot: BudgetSnapshot
}

/**
 * One round on the best version: check, review, research of gaps, patches section by section, a second check of what the patches claim, and
 * then the round is kept or not: its best patches as a whole. When check and review leave nothing to do, it ends after them. A mend is not reviewed:
 * it is for the sentences that would be deleted, and for nothing else.
 */
export async function runRound(
  state: RunState,
  kind: RoundKind,
  history: readonly RoundSummary[],
  limits: () => Limits,
): Promise<RoundEnd> {
  const n = history.length + 1
  const isMend = kind === 'mend'
  await check(state, { key: `r${n}.check`, pieces: state.draft.pieces, round: n })
  rescoreBest(state)
  if (!isMend) await review(state, n)
  const untouched: RoundOutcome = { isKept: false, isSeen: false, changed: 0, reason: 'There was nothing to mend.' }
  const reviewed = summaryOf(state, { n, isMend, isKept: false, patches: null, changed: 0, isSeen: false })
  const next = decide([...history, reviewed], limits())
  const log = createRoundLog(n, 'go' in next ? next.go : 'round')
  if ('stop' in next)
    return { summary: reviewed, snapshot: await endRound(state, log, { outcome: untouched, isChanged: false, events: [] }) }
  if (!log.isMend) await fillGaps(state, n)
  const base = state.draft.pieces
  await patchSections(state, log)
  if (state.draft.pieces !== state.draft.best?.pieces) await check(state, { key: `r${n}.recheck`, pieces: state.draft.pieces, round: null })
  if (await repairPatches(state, log, base)) await check(state, { key: `r${n}.recheck.repair`, pieces: state.draft.pieces, round: null })
  const proven = keepProven(state, log, base)
  const { comparison, events: preferred } = await preferChanges(state, log, base)
  const told = [...proven, ...preferred, ...keepCounts(state, n, base)]
  const isChanged = state.draft.pieces !== state.draft.best?.pieces
  const mended = log.issues.filter((issue) => isOfFact(issue) && log.answered.has(issue.id) && !stands(state, issue)).length
  const isAnswering = log.answered.size > 0 || base !== state.draft.best?.pieces
  const outcome = await judgeRound(state, n, { isAnswering, mended, comparison })
  const snapshot = await endRound(state, log, { outcome, isChanged, events: told })
  const patches = isChanged ? Math.max(1, log.patches.filter((patch) => patch.accepted).length) : 0
  const { isKept, isSeen, changed } = outcome
  return { summary: summaryOf(state, { n, isMend: log.isMend, isKept, patches, changed, isSeen }), snapshot }
}

/** True for an issue about the fact of a sentence or about words that are not the writer's own, which the host itself finds. */
function isOfFact({ type }: Issue): boolean {
  return type === 'unsupported' || type === 'copied'
}

/** Scores the best version again, since the checks of this round may have lowered its verdicts. */
function rescoreBest(state: RunState): void {
  if (state.draft.best === null) return
  const { pieces, version } = state.draft.best
  acceptVersion(state.draft, { pieces, version: versionOf(state, pieces, version.n) })
}

function summaryOf(state: RunState, rest: Omit<RoundSummary, 'isClean' | 'issues' | 'retries' | 'failing'>): RoundSummary {
  const version = state.draft.best?.version
  const gaps = pendingGaps(state).length
  const failing = countFailing(state)
  return {
    // What the editor has not read is not clean, unless it is next to nothing.
    isClean:
      version !== undefined &&
      isClean(version.invariants) &&
      failing === 0 &&
      state.issues.open.size + gaps === 0 &&
      ![...state.issues.closed.values()].some((issue) => stands(state, issue)) &&
      (state.issues.reviewed.has(version.hash) || (rest.patches !== null && rest.changed < minChange)),
    issues: state.issues.open.size + gaps,
    retries: [...state.issues.open.values()].filter(({ failures, refused }) => failures === 1 && refused !== undefined).length,
    failing,
    ...rest,
  }
}

/** Counts the sentences of a capable writer that `settleDraft` would take out of the best version: those of others are replaced by their quotes. */
function countFailing(state: RunState): number {
  const pieces = state.context.modes.writer === 'full' ? (state.draft.best?.pieces ?? []) : []
  return pieces.flatMap(({ claims }) => claims.filter((claim) => isFailing(verdictOf(state, claim, pieces), claim))).length
}

interface Ending {
  readonly outcome: RoundOutcome
  readonly isChanged: boolean
  readonly events: readonly TeamEvent[]
}

async function endRound(state: RunState, log: RoundLog, { outcome, isChanged, events: told }: Ending): Promise<BudgetSnapshot> {
  const { n } = log
  const { isKept, reason, comparison } = outcome
  const tried = isChanged && !isKept ? versionOf(state, state.draft.pieces, n) : null
  const issues = log.issues.length > 0 ? log.issues : [...state.issues.open.values()].map((open) => open.issue)
  const events = [...told, ...settleIssues(state, log, isKept)]
  const best = returnToBest(state.draft)
  const { score, parts, hash } = tried ?? best.version
  const round = {
    n,
    score,
    parts,
    accepted: isKept,
    reason,
    ...(comparison === undefined ? {} : { comparison }),
    issues,
    patches: log.patches,
    hash,
  }
  recordRound(state.draft, round)
  const snapshot = await recordBudget(state, `r${n}.score`, [...events, { type: 'round.scored', data: { round } }])
  await saveDraft(state)
  return snapshot
}
