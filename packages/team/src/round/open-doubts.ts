import type { IssueType } from '@galley/sdk'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { openIssue } from '../state/issue-state.ts'
import { claimKey, isFailing, verdictOf } from '../state/judge.ts'
import type { RunState } from '../state/run-state.ts'
import type { TeamEvent } from '../state/team-context.ts'
import { sentenceIn } from '../write/edit-claim.ts'
import type { DoubtedClaim } from './compare-claims.ts'
import { uncitedDoubts } from './uncited-doubts.ts'

/** Asks of a lead, a turn or a close that says something new, so that it loses nothing but that. */
const citeOrLeave = 'Cite the evidence that says so, or leave that out and keep the rest of its words.'

/**
 * Opens an issue for every sentence that does not hold, with what is wrong with the fact as the instruction: severity 3; 2 where words left it
 * undecided, where a judge doubts what words support, or a trusted one what cites nothing, and where an earlier sentence makes it doubtful.
 */
export function openDoubts(
  state: RunState,
  pieces: readonly ClaimedBlock[],
  doubted: readonly DoubtedClaim[],
  emit: (event: TeamEvent) => void,
): void {
  for (const piece of pieces) {
    const open = (span: string, type: IssueType, severity: 2 | 3, reason: string): void =>
      openIssue(state.issues, { blockId: piece.block.id, span, type, severity, instruction: reason.slice(0, 500) }, 'host', emit)
    for (const claim of piece.claims) {
      const verdict = verdictOf(state, claim, pieces)
      const said = state.issues.heard.get(claimKey(claim)) ?? null
      const span = sentenceIn(piece, claim) ?? claim.text
      if (isFailing(verdict, claim)) open(span, 'unsupported', verdict.verdict === 'undecided' ? 2 : 3, verdict.reason)
      else if (verdict.tier === 'lexical' && said !== null && said.says !== 'supported') open(span, 'unsupported', 2, said.reason)
      for (const { type, reason } of doubted.filter((one) => one.claim === claim)) open(span, type, 2, reason)
    }
    for (const { span, reason } of uncitedDoubts(state, piece)) open(span, 'unsupported', 2, `${reason.slice(0, 380)} ${citeOrLeave}`)
  }
}
