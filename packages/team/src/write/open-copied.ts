import { statementsOf, stripTokens } from '@galley/evidence'
import type { WriteAnswer } from '@galley/sdk'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { openIssue } from '../state/issue-state.ts'
import type { RunState } from '../state/run-state.ts'
import type { TeamEvent } from '../state/team-context.ts'

/** Opens an issue for every sentence of new text that its writer says it took over word for word, so that the first round mends it with the others. */
export function openCopied(
  state: RunState,
  pieces: readonly ClaimedBlock[],
  { copied = [] }: WriteAnswer,
  emit: (event: TeamEvent) => void,
): void {
  const reasons = new Map(copied.map(({ sentence, reason }) => [sentence.trim(), reason]))
  for (const { block } of pieces)
    for (const { text: span } of statementsOf(block)) {
      const instruction = reasons.get(stripTokens(span).trim())
      if (instruction !== undefined)
        openIssue(state.issues, { blockId: block.id, span, type: 'copied', severity: 2, instruction }, 'host', emit)
    }
}
