import { id, number, objectSchema, oneOf, text, type ObjectSchema } from './schema.ts'

/** Outcome of checking a claim. */
export type VerdictWord = 'supported' | 'partial' | 'unsupported' | 'contradicted' | 'uncheckable'

/** All outcomes. */
export const verdictWords: readonly VerdictWord[] = ['supported', 'partial', 'unsupported', 'contradicted', 'uncheckable']

/** The judge of a verdict: T0 the host's lexical check (it has the veto), T1 a small entailment model, T2 the fact-checker's model. */
export type Tier = 'T0' | 'T1' | 'T2'

/** A judgement of one claim against its evidence. */
export interface Verdict {
  readonly claimId: string
  readonly verdict: VerdictWord
  readonly tier: Tier
  /** 0 to 1. */
  readonly score: number
  readonly evidenceId?: string
  readonly reason: string
}

/** Schema of a verdict. */
export const verdictSchema: ObjectSchema<Verdict> = objectSchema<Verdict>(['claimId', 'verdict', 'tier', 'score', 'reason'], {
  claimId: id,
  verdict: oneOf(verdictWords),
  tier: oneOf(['T0', 'T1', 'T2']),
  score: number(0, 1),
  evidenceId: id,
  reason: text(500),
})
