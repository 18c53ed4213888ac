import type { CheckAnswer, CheckInput, ClaimAnswer, Host } from '@galley/sdk'
import { compareClaims } from './compare-claims.ts'
import { gapsFor } from './gaps-for.ts'
import { judgeWithModel } from './judge-with-model.ts'

/**
 * Says what is wrong with claims beyond the host's own check: claims that repeat or contradict each other, and, with a capable model, claims
 * that their passage does not support. A claim with nothing against it gets no verdict: silence never makes one better.
 */
export async function check(input: CheckInput, host: Host): Promise<CheckAnswer> {
  const compared = compareClaims(input.claims)
  const judged = input.mode === 'full' ? await judgeWithModel(input.claims, host) : []
  return { answers: worstOf([...compared, ...judged]), gaps: gapsFor(input) }
}

const worst: readonly ClaimAnswer['says'][] = ['contradicted', 'not said', 'partial', 'supported']

function worstOf(answers: readonly ClaimAnswer[]): readonly ClaimAnswer[] {
  const byClaim = new Map<string, ClaimAnswer>()
  for (const answer of answers) {
    const known = byClaim.get(answer.claimId)
    if (known === undefined || worst.indexOf(answer.says) < worst.indexOf(known.says)) byClaim.set(answer.claimId, answer)
  }
  return [...byClaim.values()]
}
