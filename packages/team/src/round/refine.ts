import type { StopReason } from '@galley/sdk'
import { contentKey } from '../state/content-key.ts'
import { decide, type Limits, type Turn } from './decide.ts'
import { keep } from '../state/draft-of.ts'
import { isShortOfEvidence } from './length-issues.ts'
import { askPurse, canAfford, type Purse } from '../state/purse.ts'
import { runRound } from './run-round.ts'
import { versionOf } from '../state/version-of.ts'
import type { RunState } from '../state/run-state.ts'
import { acceptVersion, rememberContent } from '../state/draft-state.ts'

/** Makes the first version the best one and refines it, at most five rounds; returns why it stopped. */
export async function refine(state: RunState): Promise<StopReason> {
  const first = versionOf(state, state.draft.pieces, 0)
  acceptVersion(state.draft, { version: first, pieces: state.draft.pieces })
  rememberContent(state.draft, contentKey(state.draft.pieces))
  const turns: Turn[] = []
  const purses: Purse[] = [await askPurse(state, 'r0.score', [])]
  await keep(state)
  const limits = (): Limits => ({
    rounds: state.rounds,
    canAfford: canAfford(state, purses),
    isSpent: state.draft.isBudgetSpent,
    isShort: isShortOfEvidence(state),
  })
  for (;;) {
    const decision = decide(turns, limits())
    if ('stop' in decision) return decision.stop
    const { turn, purse } = await runRound(state, turns, limits)
    turns.push(turn)
    purses.push(purse)
  }
}
