import type { Block, Claim } from '@galley/sdk'
import { isFactual } from './is-factual.ts'
import { sentenceOfToken } from './sentence-of-token.ts'

/**
 * The claims with what the host knows better than their writer: `text` is the sentence in the block that carries the token, and the
 * kind of a factual sentence is raised (`opinion` and `synthesis` to `fact`). A claim whose token stands nowhere keeps its text.
 */
export function deriveClaims(blocks: readonly Block[], claims: readonly Claim[]): readonly Claim[] {
  return claims.map((claim) => {
    const sentence = blocks.map((block) => sentenceOfToken(block, claim.id)).find((found) => found !== null)
    const text = sentence === undefined ? claim.text : sentence.text
    const raised = (claim.kind === 'opinion' || claim.kind === 'synthesis') && isFactual(text)
    return { ...claim, text, kind: raised ? 'fact' : claim.kind }
  })
}
