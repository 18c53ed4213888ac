import { statementsOf, stripTokens, type Sentence } from '@galley/evidence'
import type { Issue } from '@galley/sdk'
import type { BlockToPatch } from './block-to-patch.ts'
import { claimIdsOf } from './draft-sentence.ts'

/** A sentence of a block, what is wrong with it in words, and the issues that say so. */
export interface Examined {
  readonly sentence: Sentence
  readonly faults: readonly string[]
  readonly resolves: readonly string[]
  /** Must it go even if nothing can take its place? What is merely hard to read stays. */
  readonly mustGo: boolean
}

/** Issues about what is not there, or about the block as a whole: no sentence is at fault. */
const general = new Set<Issue['type']>(['missing-coverage', 'structure', 'ordering', 'unclear'])
const grave = new Set<Issue['type']>(['redundant', 'off-brief', 'format', 'unsupported'])

/** The sentences of the block, each with what the fact-checker and the editor have against it. */
export function examine({ block, issues, verdicts }: BlockToPatch): readonly Examined[] {
  const failing = new Map(
    verdicts.filter(({ verdict }) => verdict === 'unsupported' || verdict === 'contradicted').map((one) => [one.claimId, one]),
  )
  return statementsOf(block).map((sentence) => {
    const against = issues.filter((issue) => !general.has(issue.type) && touches(issue, sentence))
    const refuted = claimIdsOf(sentence).flatMap((id) => failing.get(id) ?? [])
    return {
      sentence,
      faults: [...refuted.map(({ reason }) => reason), ...against.map(({ instruction }) => instruction)],
      resolves: against.map(({ id }) => id),
      mustGo: refuted.length > 0 || against.some(({ type }) => grave.has(type)),
    }
  })
}

/** True for an issue about this sentence. Its span may be the sentence, a part of it, or it and a little more; a span of many sentences is about none. */
function touches({ span }: Issue, { text }: Sentence): boolean {
  const [bare, own] = [stripTokens(span).trim(), stripTokens(text).trim()]
  return bare !== '' && (own.includes(bare) || (bare.includes(own) && bare.length < own.length * 1.5))
}
