import { citationTokens, isFactual, statementsOf, stripTokens } from '@galley/evidence'
import type { BlockKind, Claim, ClaimKind, WrittenBlock, WrittenClaim } from '@galley/sdk'
import type { ClaimedBlock } from '../state/claimed-block.ts'

/** Place of a written block in the draft, with the ids that the host gives. */
export interface Place {
  readonly blockId: string
  readonly sectionId: string
  /** Evidence that exists. */
  readonly evidenceIds: ReadonlySet<string>
  /** Gives the next claim id: c1, c2, …. */
  readonly nextClaim: () => string
  /** Claims that stood here before: a sentence that did not change keeps its claim, and with it its verdict. */
  readonly previous?: readonly Claim[]
}

const strength: readonly ClaimKind[] = ['opinion', 'synthesis', 'fact', 'number', 'quote']

/**
 * Takes a block from the writer. One sentence is one claim: its tokens become one token with the host's id, its evidence is what they
 * name together, as far as it exists. A token that leads nowhere is taken out, so that a citation can never dangle; what it leaves
 * uncited is an implicit claim without evidence if it states a fact. A kind may be raised to a fact, never lowered.
 */
export function normaliseBlock(written: WrittenBlock, place: Place): ClaimedBlock {
  const kind = honestKind(written)
  const text = cleanText(written.text, kind)
  const named = new Map<string, WrittenClaim>()
  for (const claim of written.claims) if (!named.has(claim.id)) named.set(claim.id, claim)
  const spare = [...(place.previous ?? [])]
  const claims: Claim[] = []
  const cited: string[] = []
  let out = ''
  let from = 0
  for (const sentence of statementsOf({ kind, text })) {
    const tokens = citationTokens(sentence.text)
    const found = tokens.flatMap((token) => named.get(token.id) ?? [])
    const claim = claimOf(stripTokens(sentence.text).trim(), found, place.evidenceIds)
    out += stripTokens(text.slice(from, sentence.start))
    from = sentence.end
    if (claim === null) {
      out += stripTokens(sentence.text)
      continue
    }
    const id = keptId(spare, claim) ?? place.nextClaim()
    claims.push({ id, ...claim })
    if (claim.evidenceIds.length > 0) cited.push(id)
    out += claim.evidenceIds.length > 0 ? oneToken(sentence.text, id) : stripTokens(sentence.text)
  }
  out += stripTokens(text.slice(from))
  return { block: { id: place.blockId, sectionId: place.sectionId, kind, text: out.trim(), claims: cited }, claims }
}

/** A heading that reads like a sentence is a paragraph, so that nothing is asserted in large type only. */
function honestKind({ kind, text }: WrittenBlock): BlockKind {
  if (kind !== 'heading') return kind
  const line = text.trim()
  return line.includes('\n') || line.length > 160 || /[.!]$/.test(line.replace(/\s*\[\[c:[^\]]*\]\]$/, '')) ? 'paragraph' : 'heading'
}

function cleanText(text: string, kind: BlockKind): string {
  const even = text.replaceAll(/\r\n?/g, '\n').trim()
  const wellFormed = even.replaceAll(/\[\[c:(?![A-Za-z0-9._-]{1,80}\]\])[^\]\s]*\]{0,2}/g, '')
  return kind === 'heading' ? stripTokens(wellFormed).replace(/^#+\s*/, '') : wellFormed
}

function claimOf(sentence: string, found: readonly WrittenClaim[], evidence: ReadonlySet<string>): Omit<Claim, 'id'> | null {
  const evidenceIds = [...new Set(found.flatMap((claim) => claim.evidenceIds))].filter((id) => evidence.has(id))
  const strongest = Math.max(-1, ...found.map((claim) => strength.indexOf(claim.kind)))
  const factual = isFactual(sentence) || strongest >= strength.indexOf('fact')
  if (evidenceIds.length === 0 && !factual) return null
  const kind = strength[Math.max(strongest, factual ? strength.indexOf('fact') : 0)] ?? 'fact'
  return { text: sentence, kind, evidenceIds }
}

function keptId(spare: Claim[], claim: Omit<Claim, 'id'>): string | undefined {
  const at = spare.findIndex(
    (old) => old.text === claim.text && old.kind === claim.kind && old.evidenceIds.join(' ') === claim.evidenceIds.join(' '),
  )
  return at < 0 ? undefined : spare.splice(at, 1)[0]?.id
}

/** The sentence with a single token, where its last one stood. */
function oneToken(sentence: string, id: string): string {
  const tokens = citationTokens(sentence)
  const last = tokens.at(-1)
  if (last === undefined) return sentence
  return `${stripTokens(sentence.slice(0, last.start))} [[c:${id}]]${stripTokens(sentence.slice(last.end))}`.replaceAll(
    /[ \t]+(\[\[c:)/g,
    ' $1',
  )
}
