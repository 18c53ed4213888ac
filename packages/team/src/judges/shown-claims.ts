import { citationTokens, isFactual, statementsOf, stripTokens, termOverlap } from '@galley/evidence'
import type { CheckedClaim, Claim } from '@galley/sdk'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { claimKey, isFailing, verdictOf } from '../state/judge.ts'
import { type RunState, planOf } from '../state/run-state.ts'
import { maxBatch } from './ask-judge.ts'
import { shownPassages } from './shown-passages.ts'

/** Greatest length of the text that an uncited sentence is judged by, in UTF-16 units. */
const maxText = 9000

/** Cited sentences nearest to an uncited one in words that it is judged by, besides those on both sides of it. */
const maxNear = 2

/** Shows a claim to a judge as the words saw it: its passages with their neighbours, titles and headings, and the alarm that was raised. */
export function shownClaim(state: RunState, claim: Claim): CheckedClaim {
  const evidence = state.evidence.list.filter(({ id }) => claim.evidenceIds.includes(id))
  const { text, titles } = shownPassages(evidence, state.evidence.contexts, claim.text)
  const named = [...new Set(titles)].filter((title) => title !== '')
  const { alarm } = verdictOf(state, claim)
  const before = beforeOf(state, claim)
  return {
    claim,
    sentence: claim.text,
    window: text,
    title: named.join('; '),
    ...(named.length < 2 ? {} : { titles }),
    ...(alarm === undefined ? {} : { alarm }),
    ...(before === undefined ? {} : { before }),
  }
}

/** Text that a claim is read with: the header of its table, or the sentence before it in its block. */
function beforeOf(state: RunState, { id, text }: Claim): string | undefined {
  const block = state.draft.pieces.find(({ claims }) => claims.some((claim) => claim.id === id))?.block
  if (block === undefined) return undefined
  if (block.kind === 'table') return block.text.split('\n')[0]
  const sentences = statementsOf(block).map((one) => stripTokens(one.text).trim())
  return sentences[sentences.indexOf(text) - 1]
}

/** True for a question to the reader that brings no name and no number: it states nothing that could be false. */
function isPlainQuestion(sentence: string): boolean {
  return /[?？]["”»]?$/u.test(sentence) && !isFactual(sentence)
}

/** A sentence of the draft as a reader has it. */
interface Placed {
  readonly text: string
  readonly isCited: boolean
  readonly piece: ClaimedBlock
  /** Its index in the block. */
  readonly at: number
}

/**
 * Shows the sentences that cite nothing and that words let stand: leads, turns, advice, closes, and no judge has heard. Those of a batch are judged by one text: for each of them the cited
 * sentences on both sides of it and those nearest to it in words, in its section; in the whole draft for the first and the last section.
 * A claim of one has no evidence, and its text for an id.
 */
export function shownUncited(state: RunState, pieces: readonly ClaimedBlock[]): readonly CheckedClaim[] {
  const placed = pieces.flatMap((piece) =>
    statementsOf(piece.block).map(({ text }, at): Placed => {
      return { text: stripTokens(text).trim(), isCited: citationTokens(text).length > 0, piece, at }
    }),
  )
  const sections = [...new Set(pieces.map(({ block }) => block.sectionId))]
  const ends = new Set([sections[0], sections.at(-1)])
  const open = placed.filter((one) => {
    const { kind } = one.piece.block
    return (
      (kind === 'paragraph' || kind === 'list') &&
      !one.isCited &&
      !isHeard(state, one) &&
      !isPlainQuestion(one.text) &&
      !isFailingIn(state, one, pieces)
    )
  })
  const size = Math.ceil(open.length / Math.max(1, Math.ceil(open.length / maxBatch)))
  return open.flatMap((_, from) => (from % size === 0 ? shownTogether(state, placed, open.slice(from, from + size), ends) : []))
}

/** Shows some uncited sentences with the one text that they are judged by. */
function shownTogether(
  state: RunState,
  placed: readonly Placed[],
  open: readonly Placed[],
  ends: ReadonlySet<string | undefined>,
): readonly CheckedClaim[] {
  const window = groundOf(placed, open, ({ piece }) => (ends.has(piece.block.sectionId) ? null : piece.block.sectionId))
  return open.map(({ text, piece, at }) => {
    const before = placed.find((other) => other.piece === piece && other.at === at - 1)?.text
    const shown = {
      claim: { id: text, text, kind: 'opinion' as const, evidenceIds: [] },
      sentence: text,
      window,
      title: planOf(state).title,
    }
    return before === undefined ? shown : Object.assign(shown, { before })
  })
}

/** The cited sentences that some uncited ones are judged by, in their order; `sectionOf` says where one looks, `null` for the whole draft. */
function groundOf(all: readonly Placed[], uncited: readonly Placed[], sectionOf: (one: Placed) => string | null): string {
  const cited = all.filter(({ isCited }) => isCited)
  const ground = new Set<Placed>()
  for (const one of uncited) {
    const section = sectionOf(one)
    const place = all.indexOf(one)
    const within = cited.filter(({ piece }) => section === null || piece.block.sectionId === section)
    const beside = [within.findLast((other) => all.indexOf(other) < place), within.find((other) => all.indexOf(other) > place)]
    const fits = within.map((other) => ({ other, fit: termOverlap(one.text, other.text) })).filter(({ fit }) => fit > 0)
    const near = fits.sort((a, b) => b.fit - a.fit).slice(0, maxNear)
    for (const other of [...beside, ...near.map((fit) => fit.other)]) if (other !== undefined) ground.add(other)
  }
  return cited
    .filter((one) => ground.has(one))
    .map(({ text }) => text)
    .join(' ')
    .slice(0, maxText)
}

/** True for a sentence that a judge has heard: no text is shown for its sake. */
function isHeard(state: RunState, { text }: Placed): boolean {
  return state.issues.heard.has(claimKey({ text, evidenceIds: [] }))
}

function isFailingIn(state: RunState, { text, piece }: Placed, pieces: readonly ClaimedBlock[]): boolean {
  return piece.claims.some((claim) => claim.text === text && isFailing(verdictOf(state, claim, pieces), claim))
}
