import type { Verdict } from '@galley/sdk'
import type { Judgement } from './judgement.ts'

/**
 * Weighs the word of a judge against that of the words. Only a judge that is trusted counts. It may lift what words left undecided, and
 * nothing else: a hard alarm stands. What words supported and the judge does not find is undecided.
 */
export function weigh(own: Verdict, said: Judgement | null): Verdict {
  if (said === null || !said.isTrusted) return own
  const { says, judge, tier, reason, span } = said
  const judged = { ...own, judge, tier, reason }
  if (own.verdict === 'supported') return says === 'supported' ? own : { ...judged, verdict: 'undecided' }
  if (own.verdict !== 'undecided') return own
  switch (says) {
    case 'supported':
      return { ...judged, verdict: 'supported', span }
    case 'partial':
      return { ...judged, verdict: 'undecided' }
    case 'not said':
      return { ...judged, verdict: 'unsupported' }
    case 'contradicted':
      return { ...judged, verdict: 'contradicted' }
  }
}
