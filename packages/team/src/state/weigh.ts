import type { Verdict } from '@galley/sdk'
import type { Judgement } from './judgement.ts'

/**
 * Weighs the word of a judge against that of the words. Only a judge that is trusted counts. It may lift what words left undecided, and
 * nothing else: a hard alarm stands. What words supported and the judge does not find is undecided. So is what words support loosely, with the reason
 * that is given, where a judge read it that is not trusted: then nobody has seen that the source says it; where one is, the verdict is the judge's.
 */
export function weigh(own: Verdict, said: Judgement | null, loosely?: string): Verdict {
  if (said === null) return own
  if (!said.isTrusted)
    return own.verdict === 'supported' && loosely !== undefined
      ? { ...own, verdict: 'undecided', reason: `${loosely} ${said.judge}, which read it, is not believed.` }
      : own
  const { says, judge, tier, reason, span } = said
  const judged = { ...own, judge, tier, reason }
  if (own.verdict === 'supported') {
    if (says !== 'supported') return { ...judged, verdict: 'undecided' }
    return loosely === undefined ? own : { ...judged, verdict: 'supported', span }
  }
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
