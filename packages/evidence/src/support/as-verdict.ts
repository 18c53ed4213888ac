import type { Claim, Verdict } from '@galley/sdk'
import type { Support } from './support.ts'

/** The verdict of words on a claim. What no evidence carries is nothing that could be checked in an opinion that states no fact. */
export function asVerdict({ id }: Pick<Claim, 'id'>, support: Support, { mustHold }: { readonly mustHold: boolean }): Verdict {
  const { verdict, alarm, score, evidenceId, reason } = support
  const isOpen = !mustHold && (verdict === 'unsupported' || verdict === 'undecided')
  return {
    claimId: id,
    verdict: isOpen ? 'uncheckable' : verdict,
    tier: 'lexical',
    score,
    ...(evidenceId === undefined ? {} : { evidenceId }),
    ...(alarm === undefined || isOpen ? {} : { alarm }),
    reason,
  }
}
