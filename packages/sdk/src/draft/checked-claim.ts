import type { Claim } from './claim.ts'
import { id, objectSchema, oneOf, text, type ObjectSchema } from '../schema/schema.ts'

/** A claim with everything that it may be judged by. */
export interface CheckedClaim {
  readonly claim: Claim
  readonly sentence: string
  /** Sentence that stands before one that cites nothing: what a turn turns from. */
  readonly before?: string
  /**
   * The passages that the claim cites, each with its neighbouring sentences and its path of headings in square brackets before it; a blank line
   * between two. The text that it belongs to, for a sentence that cites nothing.
   */
  readonly window: string
  /** Title of the source; of all of them, where the claim cites several. */
  readonly title: string
  /** Title of the source of each passage, in their order, where the claim cites several sources. */
  readonly titles?: readonly string[]
  /** Name of the alarm that the words raised (`alarms` of `@galley/evidence`): the question to answer. */
  readonly alarm?: string
}

/** Word of a judge on a claim: is it said by the passage? */
export type Says = 'supported' | 'partial' | 'contradicted' | 'not said'

/** All words that a judge may answer with, the best first. */
export const saysWords: readonly Says[] = ['supported', 'partial', 'contradicted', 'not said']

/** Answer of a judge about one claim. The host believes `supported` only where it finds `span` in the window. */
export interface ClaimAnswer {
  readonly claimId: string
  readonly says: Says
  /** Words of the passage that carry the claim, copied; empty where nothing does. */
  readonly span: string
  /** A sentence for the writer: what is wrong with the claim. */
  readonly reason: string
}

/** Schema of a judge's answer. */
export const claimAnswerSchema: ObjectSchema<ClaimAnswer> = objectSchema<ClaimAnswer>(['claimId', 'says', 'span', 'reason'], {
  claimId: id,
  says: oneOf(saysWords),
  span: text(2000),
  reason: text(500),
})
