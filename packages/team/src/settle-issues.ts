import { stripTokens } from '@galley/evidence'
import type { NewEvent } from '@galley/sdk'
import type { Desk, OpenIssue } from './desk.ts'
import { isFailing, verdictOf } from './judge.ts'
import { closeIssue } from './open-issue.ts'
import type { Piece } from './piece.ts'
import type { RoundLog } from './round-log.ts'

/** Rounds after which an issue that was not fixed is let go. */
const mostFailures = 2

/**
 * After a round: an issue is fixed if the kept draft no longer has it; one that failed twice is closed as not fixable. Returns what to tell.
 */
export function settleIssues(desk: Desk, log: RoundLog, isKept: boolean): readonly NewEvent[] {
  const events: NewEvent[] = []
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
  if (issue.type === 'unsupported') return !desk.pieces.some((piece) => holdsFailing(desk, piece, issue.span))
  const piece = desk.pieces.find((one) => one.block.id === issue.blockId)
  if (piece === undefined) return true
  const hasSpan = piece.block.text.includes(issue.span) || stripTokens(piece.block.text).includes(issue.span)
  return !hasSpan || log.answered.has(issue.id)
}

function holdsFailing(desk: Desk, piece: Piece, span: string): boolean {
  const text = stripTokens(span).trim()
  return piece.claims.some((claim) => claim.text === text && isFailing(verdictOf(desk, claim), claim))
}
