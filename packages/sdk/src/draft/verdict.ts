import { id, number, objectSchema, oneOf, text, type ObjectSchema } from '../schema/schema.ts'

/** Outcome of checking a claim. `undecided` is what words cannot tell: a judge may lift it. */
export type VerdictWord = 'supported' | 'undecided' | 'unsupported' | 'contradicted' | 'uncheckable'

/** All outcomes that a check of a claim may have. */
export const verdictWords: readonly VerdictWord[] = ['supported', 'undecided', 'unsupported', 'contradicted', 'uncheckable']

/** Judge of a verdict: the host, which compares words (T0, it has the veto), an entailment model (T1), or the fact-checker's model (T2). */
export type Tier = 'lexical' | 'entailment' | 'model'

/** All tiers, in the order of the checks. */
export const tiers: readonly Tier[] = ['lexical', 'entailment', 'model']

/** A judgement of one claim against its evidence. */
export interface Verdict {
  readonly claimId: string
  readonly verdict: VerdictWord
  readonly tier: Tier
  /** 0 to 1. */
  readonly score: number
  readonly evidenceId?: string
  /** Name of the alarm that the words raised, when one did. */
  readonly alarm?: string
  /** Model or file that lifted an undecided claim. */
  readonly judge?: string
  /** Words of the passage that carry the claim, as the judge gave them and the host found them. */
  readonly span?: string
  readonly reason: string
}

/** Schema of a verdict. */
export const verdictSchema: ObjectSchema<Verdict> = objectSchema<Verdict>(['claimId', 'verdict', 'tier', 'score', 'reason'], {
  claimId: id,
  verdict: oneOf(verdictWords),
  tier: oneOf(tiers),
  score: number(0, 1),
  evidenceId: id,
  alarm: text(40),
  judge: text(200),
  span: text(2000),
  reason: text(500),
})
