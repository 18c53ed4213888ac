import { citationTokens, statementsOf, stripTokens } from '@galley/evidence'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { claimKey } from '../state/judge.ts'
import type { RunState } from '../state/run-state.ts'

/** A sentence that cites nothing and that a judge does not let stand. */
export interface UncitedDoubt {
  /** The sentence as it stands in its block. */
  readonly span: string
  readonly sentence: string
  readonly reason: string
}

/** Finds the leads, turns and advice of a block in which a trusted judge found something that the text does not say. */
export function uncitedDoubts(state: RunState, { block }: ClaimedBlock): readonly UncitedDoubt[] {
  return statementsOf(block).flatMap(({ text }) => {
    if (citationTokens(text).length > 0) return []
    const sentence = stripTokens(text).trim()
    const said = state.issues.heard.get(claimKey({ text: sentence, evidenceIds: [] })) ?? null
    return said !== null && said.isTrusted && said.says !== 'supported' ? [{ span: text, sentence, reason: said.reason }] : []
  })
}
