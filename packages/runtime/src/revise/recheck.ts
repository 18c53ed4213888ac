import { citationTokens, stripTokens } from '@galley/evidence'
import type { Version } from '@galley/sdk'
import type { Compared } from '../score/open-passages.ts'
import { mapSentences, openCiter, type EditedParts } from './open-citer.ts'

/**
 * Checks the sentences of a draft again that nothing carries, against its sources as they are now: one that a passage supports cites it. Every
 * other word stays as it is.
 */
export function recheck(base: Version, n: number, compare: (sentence: string) => Compared): EditedParts {
  const citer = openCiter(n, compare)
  const held = new Set(base.verdicts.flatMap(({ claimId, verdict }) => (verdict === 'supported' ? [claimId] : [])))
  const recite = (sentence: string): string => {
    const tokens = citationTokens(sentence)
    if (tokens.length > 0 && tokens.every(({ id }) => held.has(id))) return sentence
    const text = stripTokens(sentence).trim()
    const cited = citer.cite(text, ['supported'])
    return cited === text ? sentence : cited
  }
  const blocks = base.blocks.map((block) => {
    const text = mapSentences(block, recite)
    return text === block.text ? block : Object.assign({}, block, { text, claims: citationTokens(text).map(({ id }) => id) })
  })
  return { blocks, ...citer.standing(base, blocks) }
}
