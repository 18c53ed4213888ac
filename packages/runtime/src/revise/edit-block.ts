import { asVerdict, blockParses, citationTokens, statementsOf, stripTokens } from '@galley/evidence'
import { kindOf } from '@galley/team'
import type { Block, Claim, Evidence, Verdict, Version } from '@galley/sdk'
import type { Compared } from '../score/open-passages.ts'

/** Blocks, claims, verdicts and new evidence after an edit. */
export interface EditedParts extends Pick<Version, 'blocks' | 'claims' | 'verdicts'> {
  /** Passages that the typed sentences rest on, as evidence. */
  readonly evidence: readonly Evidence[]
}

/** Edit of one block. */
export interface BlockEdit {
  readonly blockId: string
  /** Markdown without citations; empty takes the block out. Several paragraphs become several blocks. */
  readonly text: string
  /** Number of the version that is made: new ids begin with it. */
  readonly n: number
}

/**
 * Replaces a block by what somebody typed. A sentence that stays as it was keeps its citations and their verdicts; a new one is compared with the
 * sources and cites what it was compared with. Citations that were typed count for nothing.
 */
export function editBlock(base: Version, { blockId, text, n }: BlockEdit, compare: (sentence: string) => Compared): EditedParts {
  const at = base.blocks.findIndex(({ id }) => id === blockId)
  const old = base.blocks[at]
  if (old === undefined) return { ...base, evidence: [] }
  const makeId = idsOf(n)
  const added: { readonly claims: Claim[]; readonly verdicts: Verdict[]; readonly evidence: Evidence[] } = {
    claims: [],
    verdicts: [],
    evidence: [],
  }
  const former = sentencesOf(old)
  const cite = (sentence: string): string => {
    const kept = former.get(sentence)
    if (kept !== undefined) return kept
    const { support, passages } = compare(sentence)
    if (support.verdict === 'unsupported' || support.verdict === 'uncheckable' || passages.length === 0) return sentence
    const evidence = passages.map((passage) => Object.assign({ id: makeId('e'), questionIds: [] }, passage))
    const claim: Claim = { id: makeId('c'), text: sentence, kind: 'fact', evidenceIds: evidence.map(({ id }) => id) }
    added.evidence.push(...evidence)
    added.claims.push(claim)
    added.verdicts.push(asVerdict(claim, { ...support, evidenceId: evidence[0]?.id ?? '' }, true))
    return withToken(sentence, claim.id)
  }
  const fresh = typedBlocks(old, text).map((typed, index): Block => {
    const cited = citeSentences(typed, cite)
    const claims = citationTokens(cited).map(({ id }) => id)
    return { id: index === 0 ? old.id : makeId('b'), sectionId: old.sectionId, kind: typed.kind, text: cited, claims }
  })
  const blocks = base.blocks.toSpliced(at, 1, ...fresh)
  const standing = new Set(blocks.flatMap(({ claims }) => claims))
  const claims = [...base.claims, ...added.claims].filter(({ id }) => standing.has(id))
  const verdicts = [...base.verdicts, ...added.verdicts].filter(({ claimId }) => standing.has(claimId))
  return { blocks, claims, verdicts, evidence: added.evidence }
}

/** Ids of what an edit brings, apart from those that a run gives: `h7c1` is the first claim of version 7. */
function idsOf(n: number): (kind: 'b' | 'c' | 'e') => string {
  const given = { b: 0, c: 0, e: 0 }
  return (kind) => `h${n}${kind}${(given[kind] += 1)}`
}

/** Sentences of a block as they are read, each as it is written, with its citations. */
export function sentencesOf(block: Block): ReadonlyMap<string, string> {
  return new Map(statementsOf(block).map(({ text }) => [stripTokens(text).trim(), text.trim()]))
}

/** The typed text as blocks that are what their kind says. A heading stays one as long as it is a line. */
function typedBlocks(old: Block, typed: string): readonly Pick<Block, 'kind' | 'text'>[] {
  const text = stripTokens(typed).replaceAll(/\r\n?/g, '\n').trim()
  if (text === '') return []
  if (old.kind === 'heading' && !text.includes('\n')) return [{ kind: 'heading', text: text.replace(/^#+\s*/, '') }]
  if (old.kind !== 'heading' && old.kind !== 'paragraph' && blockParses(old.kind, text)) return [{ kind: old.kind, text }]
  return text.split(/\n[ \t]*\n/).flatMap((part) => {
    const own = part.trim()
    const kind = kindOf(own)
    return own === '' ? [] : [{ kind, text: kind === 'heading' ? own.replace(/^#+\s*/, '') : own }]
  })
}

function citeSentences(block: Pick<Block, 'kind' | 'text'>, cite: (sentence: string) => string): string {
  let out = ''
  let from = 0
  for (const { text, start, end } of statementsOf(block)) {
    out += block.text.slice(from, start) + text.replace(text.trim(), () => cite(text.trim()))
    from = end
  }
  return out + block.text.slice(from)
}

/** A sentence with the token of its claim, before its full stop; in a row of a table before its last edge. */
function withToken(sentence: string, claimId: string): string {
  return sentence.replace(/(?:\s*\||[.!?…。！？]+["”’»)\]]*)?$/u, (end) => ` [[c:${claimId}]]${end}`)
}
