import { blockParses, looksLikeInstruction, statementsOf, stripTokens } from '@galley/evidence'
import { frameWords, type Claim, type NotVerified, type RejectedSentence, type Verdict } from '@galley/sdk'
import { claimKey, isFailing, verdictOf } from '../state/judge.ts'
import { isImplicit, type ClaimedBlock } from '../state/claimed-block.ts'
import { quoteInstead } from '../write/quote-instead.ts'
import { dashRow, removeClaim, replaceClaim, turnsOn } from '../write/edit-claim.ts'
import { normaliseBlock } from '../write/normalise-block.ts'
import { recountPieces } from '../write/recount-pieces.ts'
import { withoutStranded } from './without-stranded.ts'
import { versionOf } from '../state/version-of.ts'
import type { RunState } from '../state/run-state.ts'
import { nextClaimId } from '../state/draft-state.ts'
import { recordJudgement } from '../state/issue-state.ts'

/** Least similarity (0 to 1) of a quote to the sentence it replaces: below, it is about something else. */
const minSimilarity = 0.4

/** A draft without what could not be supported, with what was taken out of it and why. */
export interface Settled {
  readonly pieces: readonly ClaimedBlock[]
  readonly rejected: readonly RejectedSentence[]
  readonly notVerified: readonly NotVerified[]
}

/**
 * Applies the last rule of every draft, without any agent: what is factual and still not supported is replaced by the quote it rests on, or (in *full*, or without such a quote)
 * taken out, and told; so is what speaks to a machine and what does not parse. A finished draft holds no unsupported sentence and no citation
 * that leads nowhere.
 */
export function settleDraft(state: RunState, pieces: readonly ClaimedBlock[]): Settled {
  const rejected: RejectedSentence[] = []
  const notVerified: NotVerified[] = []
  const { open } = frameWords(state.brief.language)
  let current = dropUnfit(pieces, rejected)
  // Each pass removes a failing claim or puts a supported one in its place; the bound only guards against a mistake in that.
  for (let left = 2 * countClaims(current) + 10; left > 0; left -= 1) {
    const next = firstFailing(state, current)
    if (next === null) break
    const { index, claim, verdict } = next
    const isFull = state.context.modes.writer === 'full'
    // A capable model's text has no room for a pasted quotation: the sentence goes, and is listed.
    const put = isFull ? null : quoteInstead(state, current, claim, minSimilarity)
    const piece = current[index]
    if (piece === undefined) break
    const quoted = put === null ? null : replaceClaim(piece, claim, { ...put, id: nextClaimId(state.draft) })
    const mended = quoted ?? (isFull && piece.block.kind === 'table' ? dashRow(piece, claim) : removeClaim(piece, claim))
    if (mended !== null) keepJudgements(state, piece, mended)
    current = current.toSpliced(index, 1, ...(mended === null ? [] : [retake(state, mended)]))
    rejected.push({ sentence: claim.text, evidenceIds: claim.evidenceIds, reason: verdict.reason })
    notVerified.push({ claimId: claim.id, text: withoutCells(claim.text), reason: open.refused(verdict.verdict, verdict.reason) })
    const turns = quoted === null ? turnsOn(piece, claim) : []
    rejected.push(...turns.map((sentence) => ({ sentence, evidenceIds: [], reason: 'The sentence that it leant on was taken out.' })))
  }
  const kept = dropUnsound(state, current, rejected).map(withoutImplicit)
  return { pieces: withoutEmptySections(withoutStranded(pieces, recountPieces(pieces, kept))), rejected, notVerified }
}

/** The sentence of a row: its last cell. */
function withoutCells(text: string): string {
  return text.trim().startsWith('|')
    ? (text
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim())
        .findLast((cell) => cell !== '') ?? text)
    : text
}

/** A sentence that may stand uncited rests on nothing: it is the writer's own and no claim. */
function withoutImplicit(piece: ClaimedBlock): ClaimedBlock {
  return { block: piece.block, claims: piece.claims.filter((claim) => !isImplicit(piece, claim)) }
}

function countClaims(pieces: readonly ClaimedBlock[]): number {
  return pieces.reduce((sum, piece) => sum + piece.claims.length, 0)
}

function firstFailing(state: RunState, pieces: readonly ClaimedBlock[]): { index: number; claim: Claim; verdict: Verdict } | null {
  for (const [index, piece] of pieces.entries())
    for (const claim of piece.claims) {
      const verdict = verdictOf(state, claim, pieces)
      if (isFailing(verdict, claim)) return { index, claim, verdict }
    }
  return null
}

/** Carries a judgement over: it holds for a sentence without the word that joined it to another. */
function keepJudgements(state: RunState, before: ClaimedBlock, after: ClaimedBlock): void {
  const former = new Map(before.claims.map((claim) => [claim.id, claim]))
  for (const claim of after.claims) {
    const old = former.get(claim.id)
    const said = old === undefined || old.text === claim.text ? undefined : state.issues.heard.get(claimKey(old))
    if (said !== undefined) recordJudgement(state.issues, claimKey(claim), said)
  }
}

/** Reads a mended piece anew: where a sentence went, its neighbours may have become another. */
function retake(state: RunState, piece: ClaimedBlock): ClaimedBlock {
  const { id, sectionId, kind, text } = piece.block
  const evidenceIds = new Set(state.evidence.list.map((one) => one.id))
  return normaliseBlock(
    { kind, text, claims: piece.claims },
    { blockId: id, sectionId, evidenceIds, nextClaim: () => nextClaimId(state.draft), previous: piece.claims },
  )
}

/** Without blocks that give orders to a machine or are not the Markdown they say they are. */
function dropUnfit(pieces: readonly ClaimedBlock[], rejected: RejectedSentence[]): readonly ClaimedBlock[] {
  return pieces.filter(({ block }) => {
    const isOrder = looksLikeInstruction(block.text)
    if (!isOrder && blockParses(block.kind, block.text)) return true
    const reason = isOrder ? 'It gives orders to a machine instead of informing a reader.' : `It is not a ${block.kind} in Markdown.`
    // An order is not repeated, not even where it is told that it was left out.
    rejected.push({ sentence: isOrder ? `Block ${block.id}` : stripTokens(block.text).slice(0, 4000), evidenceIds: [], reason })
    return false
  })
}

/** The guarantee, by measure: should a block still add to what is unsupported, dangling or unparsable, it goes as a whole. */
function dropUnsound(state: RunState, pieces: readonly ClaimedBlock[], rejected: RejectedSentence[]): readonly ClaimedBlock[] {
  const badness = (some: readonly ClaimedBlock[]): number => {
    const { contradicted, unsupported, undecided, dangling, unparsable, injected } = versionOf(state, some, 0).invariants
    return contradicted + unsupported + undecided + dangling + unparsable + injected
  }
  const all = badness(pieces)
  if (all === 0) return pieces
  return pieces.filter((piece) => {
    if (badness(pieces.filter((other) => other !== piece)) >= all) return true
    for (const sentence of statementsOf(piece.block))
      rejected.push({ sentence: stripTokens(sentence.text).slice(0, 4000), evidenceIds: [], reason: 'Its block could not be made sound.' })
    return false
  })
}

/** A heading stays only as long as its section has text, and one inside a section only above some. */
function withoutEmptySections(pieces: readonly ClaimedBlock[]): readonly ClaimedBlock[] {
  const full = new Set(pieces.filter((piece) => piece.block.kind !== 'heading').map((piece) => piece.block.sectionId))
  return pieces.filter(({ block }, at) => {
    const isFirst = pieces.findIndex((piece) => piece.block.sectionId === block.sectionId) === at
    const next = pieces[at + 1]?.block
    const isBare = block.kind === 'heading' && (next === undefined || next.sectionId !== block.sectionId || next.kind === 'heading')
    return full.has(block.sectionId) && (isFirst || !isBare)
  })
}
