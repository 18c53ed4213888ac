import type { Block, Claim } from '@galley/sdk'

/**
 * A block with its claims. Besides the claims whose tokens stand in the text (`block.claims`) these are the implicit ones: factual
 * sentences without a citation, with no evidence, which the host makes so that nothing is asserted unseen.
 */
export interface ClaimedBlock {
  readonly block: Block
  readonly claims: readonly Claim[]
}

/** The claim's sentence in the piece: what carries its token, or for an implicit claim the sentence itself. */
export function isImplicit(piece: ClaimedBlock, claim: Claim): boolean {
  return !piece.block.claims.includes(claim.id)
}
