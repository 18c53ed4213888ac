import type { Block } from '@galley/sdk'
import { citationTokens } from '../markdown/citation-tokens.ts'
import type { Sentence } from './segment.ts'
import { statementsOf } from './statements-of.ts'
import { stripTokens } from '../markdown/strip-tokens.ts'

/** The sentence of a block that carries the claim's token, without its tokens: the host derives `Claim.text` so. `null` if no sentence does. */
export function sentenceOfToken(block: Pick<Block, 'kind' | 'text'>, claimId: string): Sentence | null {
  const token = citationTokens(block.text).find((found) => found.id === claimId)
  if (token === undefined) return null
  const sentence = statementsOf(block).find(({ start, end }) => start <= token.start && token.end <= end)
  return sentence === undefined ? null : { ...sentence, text: stripTokens(sentence.text).trim() }
}
