import { countWords, judgeSupport, statementsOf, stripTokens, termOverlap } from '@galley/evidence'
import type { Issue, Patch, ShownEvidence, WrittenClaim } from '@galley/sdk'
import type { BlockToPatch } from './block-to-patch.ts'
import { attribution } from './attribution.ts'
import { examine, type Examined } from './faulty-sentences.ts'
import { blockOf, claimIdsOf, createNamer, type DraftSentence } from './draft-sentence.ts'
import { isSetWhole } from './is-set-whole.ts'
import { quoted } from './quoted.ts'
import { repeats, said } from './said.ts'

/** Maximum sentences of a paragraph that is not split. */
const maxSentences = 6

/**
 * The change that needs no model: a sentence that is unsupported, repeated or marked gives way to a quote that has not been used, or goes, as an item
 * of a list does; what is missing comes in as a quote of its own; an overlong paragraph is split. `null` when there is nothing to do.
 */
export function patchWithoutModel(input: BlockToPatch): Patch | null {
  const { block } = input
  if (block.kind !== 'paragraph' && block.kind !== 'list' && block.kind !== 'quote') return missing(input)
  const examined = examine(input)
  const mended = examined.some(isFaulty) ? replaced(input, examined) : null
  return mended ?? missing(input) ?? split(input)
}

function isFaulty({ faults }: Examined): boolean {
  return faults.length > 0
}

function replaced(input: BlockToPatch, examined: readonly Examined[]): Patch | null {
  const { block, baseHash } = input
  const kept = examined.filter((one) => !isFaulty(one)).map(({ sentence }) => stripTokens(sentence.text))
  const spare = spareEvidence(input, kept)
  const kinds = new Map(input.claims.map((claim) => [claim.id, claim]))
  const name = createNamer('n')
  const texts: string[] = []
  const claims: WrittenClaim[] = []
  for (const one of examined) {
    // The items of a list are of one form, such as dated events: a quotation is none.
    const substitute =
      isFaulty(one) && block.kind !== 'list'
        ? nearestInLength(likeIt(one, spare, input), countWords(one.sentence.text), input.brief.language)
        : null
    if (substitute === null && !one.mustGo) {
      texts.push(one.sentence.text)
      for (const id of claimIdsOf(one.sentence)) {
        const claim = kinds.get(id)
        if (claim !== undefined) claims.push({ id, kind: claim.kind, evidenceIds: claim.evidenceIds })
      }
      continue
    }
    if (substitute === null) continue
    spare.splice(spare.indexOf(substitute), 1)
    const written = blockOf('paragraph', [pieceOf(substitute, input.brief.language)], name)
    texts.push(written.text)
    claims.push(...written.claims)
  }
  const resolves = [...new Set(examined.flatMap((one) => one.resolves))].slice(0, 50)
  if (texts.length === 0) return { blockId: block.id, baseHash, op: 'delete', text: '', claims: [], resolves }
  const text = block.kind === 'list' ? texts.map((line) => `- ${line}`).join('\n') : texts.join(' ')
  return text === block.text ? null : { blockId: block.id, baseHash, op: 'replace', text, claims, resolves }
}

/**
 * Of the spare evidence what answers a question that the evidence of a sentence answers: of other evidence it would say something else here. Where its
 * own is not at hand, another block rests on it too, and none is like it.
 */
function likeIt({ sentence }: Examined, spare: readonly ShownEvidence[], { claims, evidence }: BlockToPatch): readonly ShownEvidence[] {
  const ids = new Set(claimIdsOf(sentence))
  const cited = new Set(claims.filter(({ id }) => ids.has(id)).flatMap(({ evidenceIds }) => evidenceIds))
  const answered = new Set(evidence.filter(({ id }) => cited.has(id)).flatMap(({ questionIds }) => questionIds))
  return cited.size === 0 ? spare : spare.filter(({ questionIds }) => questionIds.some((id) => answered.has(id)))
}

function missing(input: BlockToPatch): Patch | null {
  const { block, baseHash, issues } = input
  const wanted = issues.filter(({ type }) => type === 'missing-coverage')
  if (wanted.length === 0) return null
  const spare = spareEvidence(
    input,
    statementsOf(block).map(({ text }) => stripTokens(text)),
  )
  const chosen: ShownEvidence[] = []
  const resolves: string[] = []
  for (const issue of wanted) {
    const found = fillingFor(issue, spare, input.brief.language)
    if (found.length === 0) continue
    chosen.push(...found)
    resolves.push(issue.id)
  }
  if (chosen.length === 0) return null
  const { text, claims } = blockOf(
    'paragraph',
    chosen.map((one) => pieceOf(one, input.brief.language)),
    createNamer('n'),
  )
  return { blockId: block.id, baseHash, op: 'insertAfter', text, claims, resolves }
}

function split(input: BlockToPatch): Patch | null {
  const { block, baseHash, issues, claims } = input
  const sentences = statementsOf(block)
  const asked = issues.filter(({ type }) => type === 'structure' || type === 'unclear' || type === 'format')
  if (block.kind !== 'paragraph' || asked.length === 0 || sentences.length <= maxSentences) return null
  const half = Math.ceil(sentences.length / 2)
  const text = [sentences.slice(0, half), sentences.slice(half)].map((part) => part.map((sentence) => sentence.text).join(' ')).join('\n\n')
  const own = new Set(sentences.flatMap(claimIdsOf))
  return {
    blockId: block.id,
    baseHash,
    op: 'split',
    text,
    claims: claims.filter(({ id }) => own.has(id)).map(({ id, kind, evidenceIds }) => ({ id, kind, evidenceIds })),
    resolves: asked.map(({ id }) => id),
  }
}

/** Evidence in prose that neither this block uses nor its sentences say. Code, lists and tables are set whole or not at all. */
function spareEvidence(input: BlockToPatch, sentences: readonly string[]): ShownEvidence[] {
  const texts = sentences.map(said)
  const used = new Set(input.claims.flatMap(({ evidenceIds }) => evidenceIds))
  return input.evidence.filter((one) => !isSetWhole(one) && !used.has(one.id) && !texts.some((other) => repeats(other, said(one.quote))))
}

/** True for evidence that the host would let pass as a quotation. Asked of what is to be set alone: it costs more than all that chooses it. */
function wouldPass(one: ShownEvidence, language: string | undefined): boolean {
  const { text } = pieceOf(one, language)
  return judgeSupport(text, [{ ...one, window: one.quote }], language === undefined ? {} : { language }).verdict === 'supported'
}

function pieceOf(one: ShownEvidence, language: string | undefined): DraftSentence {
  return { text: attribution(one, language) + quoted(one.quote, language), kind: 'quote', evidenceIds: [one.id] }
}

/** The quote that changes the length least, among the first few that would pass: evidence is given best first. */
function nearestInLength(spare: readonly ShownEvidence[], words: number, language: string | undefined): ShownEvidence | null {
  const [best] = spare
    .values()
    .filter((one) => wouldPass(one, language))
    .take(5)
    .toArray()
    .map((one) => ({ one, away: Math.abs(countWords(pieceOf(one, undefined).text) - words) }))
    .sort((a, b) => a.away - b.away)
  return best?.one ?? null
}

/** Quotes that would pass and speak of what is missing, taken out of the spare ones: one, or as many as make up the words that an issue says are short. */
function fillingFor(
  { instruction, missingWords = 1 }: Issue,
  spare: ShownEvidence[],
  language: string | undefined,
): readonly ShownEvidence[] {
  const chosen: ShownEvidence[] = []
  for (let words = 0; words < missingWords && chosen.length < maxSentences;) {
    const [best] = spare.map((one) => ({ one, fit: termOverlap(instruction, one.quote) })).sort((a, b) => b.fit - a.fit)
    if (best === undefined || (best.fit === 0 && missingWords === 1)) break
    const length = countWords(pieceOf(best.one, undefined).text)
    spare.splice(spare.indexOf(best.one), 1)
    if ((words > 0 && words + length > missingWords * 1.2) || !wouldPass(best.one, language)) continue
    chosen.push(best.one)
    words += length
  }
  return chosen
}
