import { asVerdict, statementsOf } from '@galley/evidence'
import type { Block, Claim, Evidence, Verdict, VerdictWord, Version } from '@galley/sdk'
import type { Compared } from '../score/open-passages.ts'

/** Blocks, claims and verdicts of a version that is made after the run, and the evidence that it brings. */
export interface EditedParts extends Pick<Version, 'blocks' | 'claims' | 'verdicts'> {
  readonly evidence: readonly Evidence[]
}

/** Way of giving citations to sentences, for one version. */
interface Citer {
  /** Gives out an id that no run gives: `h7c1` is the first claim of version 7. */
  readonly makeId: (kind: 'b' | 'c' | 'e') => string
  /** Compares a sentence with the sources, and cites the passages that it rests on where the verdict is one of `on`; else it stays as it is. */
  readonly cite: (sentence: string, on: readonly VerdictWord[]) => string
  /** Claims and verdicts of the blocks, old and new, and the new evidence. */
  readonly standing: (base: Version, blocks: readonly Block[]) => Omit<EditedParts, 'blocks'>
}

/** Opens the citing of sentences for version `n`. */
export function openCiter(n: number, compare: (sentence: string) => Compared): Citer {
  const given = { b: 0, c: 0, e: 0 }
  const evidence: Evidence[] = []
  const claims: Claim[] = []
  const verdicts: Verdict[] = []
  const makeId: Citer['makeId'] = (kind) => `h${n}${kind}${(given[kind] += 1)}`
  return {
    makeId,
    cite: (sentence, on) => {
      const { support, passages } = compare(sentence)
      if (!on.includes(support.verdict) || passages.length === 0) return sentence
      const found = passages.map((passage) => Object.assign({ id: makeId('e'), questionIds: [] }, passage))
      const claim: Claim = { id: makeId('c'), text: sentence, kind: 'fact', evidenceIds: found.map(({ id }) => id) }
      evidence.push(...found)
      claims.push(claim)
      verdicts.push(asVerdict(claim, { ...support, evidenceId: found[0]?.id ?? '' }, { mustHold: true }))
      return withToken(sentence, claim.id)
    },
    standing: (base, blocks) => {
      const cited = new Set(blocks.flatMap((block) => block.claims))
      return {
        claims: [...base.claims, ...claims].filter(({ id }) => cited.has(id)),
        verdicts: [...base.verdicts, ...verdicts].filter(({ claimId }) => cited.has(claimId)),
        evidence,
      }
    },
  }
}

/** The text of a block with each of its sentences changed, and nothing between them. */
export function mapSentences(block: Pick<Block, 'kind' | 'text'>, change: (sentence: string) => string): string {
  let out = ''
  let from = 0
  for (const { text, start, end } of statementsOf(block)) {
    out += block.text.slice(from, start) + text.replace(text.trim(), () => change(text.trim()))
    from = end
  }
  return out + block.text.slice(from)
}

/** A sentence with the token of its claim, before its full stop; in a row of a table before its last edge. */
function withToken(sentence: string, claimId: string): string {
  return sentence.replace(/(?:\s*\||[.!?…。！？]+["”’»)\]]*)?$/u, (end) => ` [[c:${claimId}]]${end}`)
}
