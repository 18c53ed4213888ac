import { stripTokens } from '@galley/evidence'
import type { Issue } from '@galley/sdk'
import { isFailing, verdictOf } from '../state/judge.ts'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import type { RoundLog } from './round-log.ts'
import { uncitedDoubts } from './uncited-doubts.ts'
import type { TeamEvent } from '../state/team-context.ts'
import type { RunState } from '../state/run-state.ts'
import { type OpenIssue, recordFailure, closeIssue } from '../state/issue-state.ts'

/** Rounds after which an issue that was not fixed is let go; one to which the writer has nothing to say is let go at once. */
const maxFailures = 2

/**
 * After a round: an issue is fixed if the kept draft no longer has it; one that failed twice is closed as not fixable, but for a sentence that
 * would be deleted: it stays open as long as there are rounds. Returns what to tell.
 */
export function settleIssues(state: RunState, log: RoundLog, isKept: boolean): readonly TeamEvent[] {
  const events: TeamEvent[] = []
  const asked = new Set(log.issues.map((issue) => issue.id))
  for (const open of [...state.issues.open.values()].filter((one) => asked.has(one.issue.id))) {
    const isFixed = isKept && isGone(state, open, log)
    const isOver = open.failures + 1 >= maxFailures || log.unanswered.has(open.issue.id)
    if (!isFixed && (!isOver || wouldBeDeleted(state, open.issue))) {
      recordFailure(state.issues, open, log.refused.get(open.issue.id))
      continue
    }
    const how = isFixed ? 'fixed' : 'not fixable'
    closeIssue(state.issues, open.signature, how)
    events.push({ type: 'issue.closed', data: { issueId: open.issue.id, how } })
  }
  return events
}

function isGone(state: RunState, { issue }: OpenIssue, log: RoundLog): boolean {
  return !stands(state, issue) || (issue.type !== 'unsupported' && log.answered.has(issue.id))
}

/** Tells if the working draft still has the fault that an issue names. */
export function stands(state: RunState, issue: Issue): boolean {
  if (issue.type === 'unsupported') return state.draft.pieces.some((piece) => holdsFailing(state, piece, issue.span))
  const text = state.draft.pieces.find((one) => one.block.id === issue.blockId)?.block.text ?? ''
  return text.includes(issue.span) || stripTokens(text).includes(issue.span)
}

/** Tells if an issue is about a sentence of the best version that a capable writer would lose in the end. */
export function wouldBeDeleted(state: RunState, issue: Issue): boolean {
  if (issue.type !== 'unsupported' || state.context.modes.writer !== 'full') return false
  return state.draft.best?.pieces.some((piece) => holdsFailingClaim(state, piece, issue.span)) === true
}

function holdsFailing(state: RunState, piece: ClaimedBlock, span: string): boolean {
  const text = stripTokens(span).trim()
  return holdsFailingClaim(state, piece, span) || uncitedDoubts(state, piece).some(({ sentence }) => sentence === text)
}

function holdsFailingClaim(state: RunState, piece: ClaimedBlock, span: string): boolean {
  const text = stripTokens(span).trim()
  return piece.claims.some((claim) => claim.text === text && isFailing(verdictOf(state, claim), claim))
}
