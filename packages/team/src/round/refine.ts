import type { StopReason } from '@galley/sdk'
import { contentKey } from '../state/content-key.ts'
import { decide, type Limits, type RoundSummary } from './decide.ts'
import { saveDraft } from '../state/draft-of.ts'
import { isShortOfEvidence } from './length-issues.ts'
import { recordBudget, canAfford, type BudgetSnapshot } from '../state/budget-snapshot.ts'
import { runRound } from './run-round.ts'
import { versionOf } from '../state/version-of.ts'
import type { RunState } from '../state/run-state.ts'
import { acceptVersion, rememberContent } from '../state/draft-state.ts'

/** Makes the first version the best one and refines it, at most five rounds; returns why it stopped. */
export async function refine(state: RunState): Promise<StopReason> {
  const first = versionOf(state, state.draft.pieces, 0)
  acceptVersion(state.draft, { version: first, pieces: state.draft.pieces })
  rememberContent(state.draft, contentKey(state.draft.pieces))
  const history: RoundSummary[] = []
  const snapshots: BudgetSnapshot[] = [await recordBudget(state, 'r0.score', [])]
  await saveDraft(state)
  const limits = (): Limits => ({
    rounds: state.rounds,
    canAfford: canAfford(state, snapshots),
    isSpent: state.draft.isBudgetSpent,
    isShort: isShortOfEvidence(state),
  })
  for (;;) {
    const decision = decide(history, limits())
    if ('stop' in decision) return decision.stop
    const { summary, snapshot } = await runRound(state, decision.go, history, limits)
    history.push(summary)
    snapshots.push(snapshot)
  }
}
