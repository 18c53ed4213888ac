import type { StopReason } from '@galley/sdk'
import { contentKey } from '../state/content-key.ts'
import { decide, type Limits, type Turn } from './decide.ts'
import type { Desk } from '../state/desk.ts'
import { keep } from '../state/draft-of.ts'
import { isShortOfEvidence } from './length-issues.ts'
import { askPurse, canAfford, type Purse } from '../state/purse.ts'
import { runRound } from './run-round.ts'
import { versionOf } from '../state/version-of.ts'

/** Makes the first version the best one and refines it, at most five rounds; returns why it stopped. */
export async function refine(desk: Desk): Promise<StopReason> {
  const first = versionOf(desk, desk.pieces, 0)
  desk.best = { version: first, pieces: desk.pieces }
  desk.seen.add(contentKey(desk.pieces))
  const turns: Turn[] = []
  const purses: Purse[] = [await askPurse(desk, 'r0.score', [])]
  await keep(desk)
  const limits = (): Limits => ({
    rounds: desk.rounds,
    canAfford: canAfford(desk, purses),
    isSpent: desk.isSpent,
    isShort: isShortOfEvidence(desk),
  })
  for (;;) {
    const decision = decide(turns, limits())
    if ('stop' in decision) return decision.stop
    const { turn, purse } = await runRound(desk, turns, limits)
    turns.push(turn)
    purses.push(purse)
  }
}
