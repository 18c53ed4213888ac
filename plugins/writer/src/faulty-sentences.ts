import { statementsOf, stripTokens, type Sentence } from '@galley/evidence'
import type { Issue, PatchInput } from '@galley/sdk'
import { claimIdsOf } from './piece.ts'

/** A sentence of a block, what is wrong with it in words, and the issues that say so. */
export interface Examined {
  readonly sentence: Sentence
  readonly faults: readonly string[]
  readonly resolves: readonly string[]
}

/** The sentences of the block, each with what the fact-checker and the editor have against it. */
export function examine({ block, issues, verdicts }: PatchInput): readonly Examined[] {
  const failing = new Map(
    verdicts.filter(({ verdict }) => verdict === 'unsupported' || verdict === 'contradicted').map((one) => [one.claimId, one]),
  )
  return statementsOf(block).map((sentence) => {
    const against = issues.filter((issue) => touches(issue, sentence))
    const refuted = claimIdsOf(sentence).flatMap((id) => failing.get(id) ?? [])
    return {
      sentence,
      faults: [...refuted.map(({ reason }) => reason), ...against.map(({ instruction }) => instruction)],
      resolves: against.map(({ id }) => id),
    }
  })
}

/** Is the issue about this sentence? Its span may be the sentence, a part of it, or begin in it; a span that is the whole block is about none. */
function touches({ span }: Issue, { text }: Sentence): boolean {
  const [bare, own] = [stripTokens(span).trim(), stripTokens(text).trim()]
  return bare !== '' && (own.includes(bare) || (own.length >= 12 && bare.startsWith(own)))
}
