import { findPhrase, looksLikeInstruction, nearDuplicates } from '@galley/evidence'
import { frameWords, type Evidence } from '@galley/sdk'
import type { RunState } from '../state/run-state.ts'
import { type EvidenceContext, recordStatements, storeEvidence, nextEvidenceId } from '../state/evidence-state.ts'
import { recordNotVerified } from '../state/draft-state.ts'

/** A quote with its place in the stored text. */
export interface FoundPassage {
  readonly sourceId: string
  /** Address of its source. */
  readonly address: string
  readonly title: string
  /** Date of its source, as its page tells it. */
  readonly publishedAt?: string
  readonly quote: string
  readonly start: number
  readonly end: number
  readonly window: string
  readonly headings?: readonly string[]
  readonly questionIds: readonly string[]
}

/** From this similarity on, and with the same numbers, two quotes say the same. */
const minDuplicateSimilarity = 0.8

/** Longest quote, in UTF-16 units (sdk's `evidenceSchema`). */
const maxQuoteLength = 4000

/**
 * Makes evidence of passages and returns what is new, in order: ids e1…; what says the same as an earlier quote only adds its questions
 * to that one (ten copies count as one); what speaks to a machine instead of to a reader is dropped, and that is told without repeating it.
 */
export function addPassages(state: RunState, passages: readonly FoundPassage[]): readonly Evidence[] {
  const safe = passages.filter((passage) => isUsable(state, passage))
  const all = [...state.evidence.list.map((one) => one.quote), ...safe.map((one) => one.quote)]
  const list: Evidence[] = [...state.evidence.list]
  const contexts = new Map<string, EvidenceContext>()
  const places = list.map((_, index) => index)
  const twins = new Map(nearDuplicates(all, minDuplicateSimilarity).map(({ first, second }) => [second, first]))
  const known = list.length
  for (const [index, passage] of safe.entries()) {
    const twin = twinOf(list, passage, places[twins.get(known + index) ?? -1])
    places.push(twin ?? list.length)
    if (twin !== null) {
      const old = list[twin]
      if (old !== undefined) list[twin] = { ...old, questionIds: [...new Set([...old.questionIds, ...passage.questionIds])] }
      continue
    }
    const id = nextEvidenceId(state.evidence)
    const { sourceId, quote, start, end, headings = [], questionIds, title, publishedAt } = passage
    const above = headings.filter((heading) => !looksLikeInstruction(heading))
    list.push({ id, sourceId, quote, start, end, ...(above.length === 0 ? {} : { headings: above }), questionIds })
    contexts.set(id, {
      window: looksLikeInstruction(passage.window) ? quote : passage.window,
      title,
      ...(publishedAt === undefined || looksLikeInstruction(publishedAt) ? {} : { publishedAt }),
    })
  }
  recordStatements(
    state.evidence,
    safe.map(({ quote, sourceId, address }) => ({ text: quote, sourceId, address })),
  )
  storeEvidence(state.evidence, list, contexts)
  return list.slice(known)
}

function isUsable(state: RunState, passage: FoundPassage): boolean {
  if (state.evidence.droppedSources.has(passage.sourceId) || passage.quote.trim() === '' || passage.quote.length > maxQuoteLength)
    return false
  if (isAvoided(state, passage.quote)) return false
  if (!looksLikeInstruction(passage.quote) && !passage.quote.includes('[[c:')) return true
  const { open } = frameWords(state.brief.language)
  const text = open.leftOut(passage.title)
  if (!state.draft.notVerified.some((one) => one.text === text)) recordNotVerified(state.draft, [{ text, reason: open.orders }])
  return false
}

/** True for a quote of what the brief wants avoided, where quotes become the text; a capable model is told instead. */
function isAvoided({ brief, context }: RunState, quote: string): boolean {
  return context.modes.writer !== 'full' && (brief.mustAvoid ?? []).some((phrase) => findPhrase(quote, phrase) !== null)
}

function twinOf(list: readonly Evidence[], passage: FoundPassage, near: number | undefined): number | null {
  const overlapping = list.findIndex((one) => one.sourceId === passage.sourceId && one.start <= passage.start && passage.end <= one.end)
  if (overlapping >= 0) return overlapping
  const other = near === undefined ? undefined : list[near]
  if (near === undefined || other === undefined) return null
  // What a page says in nearly the same words beside it is another item of its list: *hourly*, *daily*, *weekly*.
  const key = other.sourceId === passage.sourceId ? wordsOf : digits
  return key(other.quote) === key(passage.quote) ? near : null
}

function wordsOf(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
}

function digits(text: string): string {
  return (text.match(/\p{N}+/gu) ?? []).join(' ')
}
