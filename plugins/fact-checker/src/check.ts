import type { CheckAnswer, CheckInput, Host, Verdict } from '@galley/sdk'
import { compareClaims } from './compare-claims.ts'
import { gapsFor } from './gaps-for.ts'
import { judgeWithModel } from './judge-with-model.ts'

const worst = ['contradicted', 'unsupported', 'undecided', 'partial', 'uncheckable', 'supported'] as const

/**
 * Says what is wrong with claims beyond the host's own check: claims that repeat or contradict each other, and, with a capable model, claims
 * that their passage does not support. A claim with nothing against it gets no verdict: silence never makes one better.
 */
export async function check(input: CheckInput, host: Host): Promise<CheckAnswer> {
  const compared = compareClaims(input.claims)
  const judged = input.mode === 'full' ? await judgeWithModel(input.claims, host) : []
  return { verdicts: worstOf([...compared, ...judged]), gaps: gapsFor(input) }
}

function worstOf(verdicts: readonly Verdict[]): readonly Verdict[] {
  const byClaim = new Map<string, Verdict>()
  for (const verdict of verdicts) {
    const known = byClaim.get(verdict.claimId)
    if (known === undefined || worst.indexOf(verdict.verdict) < worst.indexOf(known.verdict)) byClaim.set(verdict.claimId, verdict)
  }
  return [...byClaim.values()]
}
