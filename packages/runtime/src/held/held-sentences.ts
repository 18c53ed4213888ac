import { citationTokens, statementsOf, stripTokens } from '@galley/evidence'
import type { Version } from '@galley/sdk'
import { holdOf, holds, type Hold } from './hold.ts'

/** A sentence of a draft, and how it is held. */
export interface HeldSentence {
  readonly blockId: string
  /** Without its tokens. */
  readonly text: string
  readonly hold: Hold
  /** Model or file that judged it. */
  readonly judge?: string
  /** Words of the passage that carry it, where a judge named them. */
  readonly span?: string
}

/** Lists the sentences of a version, in their order. One that cites several times is held as its least sure citation. */
export function heldSentences({ blocks, claims, verdicts }: Pick<Version, 'blocks' | 'claims' | 'verdicts'>): readonly HeldSentence[] {
  const claimOf = new Map(claims.map((claim) => [claim.id, claim]))
  const verdictOf = new Map(verdicts.map((verdict) => [verdict.claimId, verdict]))
  // A factual sentence that cites nothing has a claim all the same, which no token stands for.
  const uncited = new Map(claims.filter(({ evidenceIds }) => evidenceIds.length === 0).map((claim) => [claim.text, claim]))
  return blocks.flatMap((block) =>
    statementsOf(block).map(({ text }): HeldSentence => {
      const plain = stripTokens(text).trim()
      const ids = citationTokens(text).map(({ id }) => id)
      const cited = ids.length > 0 ? ids.map((id) => claimOf.get(id)) : [uncited.get(plain)]
      const held = cited.map((claim) => ({ hold: holdOf(claim, verdictOf.get(claim?.id ?? '')), verdict: verdictOf.get(claim?.id ?? '') }))
      const { hold, verdict } = held.toSorted((a, b) => holds.indexOf(b.hold) - holds.indexOf(a.hold))[0] ?? { hold: 'own' as const }
      const by = hold === 'judged' ? verdict : undefined
      return Object.assign(
        { blockId: block.id, text: plain, hold },
        by?.judge === undefined ? {} : { judge: by.judge },
        by?.span === undefined ? {} : { span: by.span },
      )
    }),
  )
}
