import { stripTokens } from '@galley/evidence'
import type { Issue } from '@galley/sdk'
import type { Desk, OpenIssue } from '../state/desk.ts'
import { isFailing, verdictOf } from '../state/judge.ts'
import { closeIssue } from '../state/open-issue.ts'
import type { Piece } from '../state/piece.ts'
import type { RoundLog } from './round-log.ts'
import type { TeamEvent } from '../state/team-context.ts'

/** Rounds after which an issue that was not fixed is let go. */
const mostFailures = 2

/**
 * After a round: an issue is fixed if the kept draft no longer has it; one that failed twice is closed as not fixable. Returns what to tell.
 */
export function settleIssues(desk: Desk, log: RoundLog, isKept: boolean): readonly TeamEvent[] {
  const events: TeamEvent[] = []
  const asked = new Set(log.issues.map((issue) => issue.id))
  for (const open of [...desk.open.values()].filter((one) => asked.has(one.issue.id))) {
    const isFixed = isKept && isGone(desk, open, log)
    const failures = open.failures + 1
    if (!isFixed && failures < mostFailures) {
      desk.open.set(open.signature, { ...open, failures })
      continue
    }
    const how = isFixed ? 'fixed' : 'not fixable'
    closeIssue(desk, open.signature, how)
    events.push({ type: 'issue.closed', data: { issueId: open.issue.id, how } })
  }
  return events
}

function isGone(desk: Desk, { issue }: OpenIssue, log: RoundLog): boolean {
  return !stands(desk, issue) || (issue.type !== 'unsupported' && log.answered.has(issue.id))
}

/** Does the draft being worked on still have what an issue is about? */
export function stands(desk: Desk, issue: Issue): boolean {
  if (issue.type === 'unsupported') return desk.pieces.some((piece) => holdsFailing(desk, piece, issue.span))
  const text = desk.pieces.find((one) => one.block.id === issue.blockId)?.block.text ?? ''
  return text.includes(issue.span) || stripTokens(text).includes(issue.span)
}

function holdsFailing(desk: Desk, piece: Piece, span: string): boolean {
  const text = stripTokens(span).trim()
  return piece.claims.some((claim) => claim.text === text && isFailing(verdictOf(desk, claim), claim))
}
