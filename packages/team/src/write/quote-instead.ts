import { isFactual, looksLikeInstruction, plainText, similarity, splitSentences } from '@galley/evidence'
import { frameWords, type Claim, type SectionForm } from '@galley/sdk'
import { verdictOf } from '../state/judge.ts'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { quotedBySource, quotedWords, shareCap } from './share.ts'
import type { RunState } from '../state/run-state.ts'

/**
 * The sentence of a claim's own evidence that is nearest to it, as a claim that quotes it, to be put in its place. Null when there is
 * none, when it is in the draft already, or when its source's share is used up. `least` is how near it must be (0 to 1).
 */
export function quoteInstead(state: RunState, pieces: readonly ClaimedBlock[], claim: Claim, least: number): Claim | null {
  const evidence = state.evidence.list.filter((one) => claim.evidenceIds.includes(one.id))
  const candidates = evidence
    .flatMap((one) => sentencesOf(one.quote).map((text) => ({ one, text, near: similarity(text, claim.text) })))
    .filter(({ text, near }) => near >= least && isFactual(text) && !looksLikeInstruction(text))
    .sort((a, b) => b.near - a.near)
  const others = pieces.flatMap((piece) => piece.claims).filter((other) => other.id !== claim.id)
  const used = quotedBySource(others, new Map(state.evidence.list.map((one) => [one.id, one])))
  const cap = capOf(state)
  for (const { one, text } of candidates) {
    const put: Claim = { id: claim.id, text: marked(text, state.brief.language), kind: 'quote', evidenceIds: [one.id] }
    const isThere = others.some((other) => plainText(other.text).includes(plainText(text)))
    const isFull = (used.get(one.sourceId) ?? 0) + quotedWords(put.text, one.quote) > cap
    if (!isThere && !isFull && verdictOf(state, put).verdict === 'supported') return put
  }
  return null
}

/** Forms that are set whole and in their order: one source's instruction, the releases of a version. */
const whole: ReadonlySet<SectionForm | undefined> = new Set(['steps', 'changes'] as const)

/** The most words of quotation one source may have in this run's draft: all of them where it is of nothing but instructions or changes, for one that is cut misleads. */
export function capOf(state: RunState): number {
  const outline = state.draft.plan?.outline ?? []
  if (outline.length > 0 && outline.every(({ form }) => whole.has(form))) return state.words
  return shareCap(state.words, new Set(state.evidence.list.map((one) => one.sourceId)).size)
}

function sentencesOf(quote: string): readonly string[] {
  const sentences = splitSentences(quote).map((sentence) => sentence.text.replaceAll(/\s+/g, ' ').trim())
  return sentences.length > 0 ? sentences : [quote.replaceAll(/\s+/g, ' ').trim()]
}

function marked(text: string, language: string | undefined): string {
  return /["“”„«»「」]/.test(text) ? text : frameWords(language).marks.outer.join(text)
}
