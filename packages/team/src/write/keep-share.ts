import { stripTokens } from '@galley/evidence'
import type { RejectedSentence } from '@galley/sdk'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { capOf } from './quote-instead.ts'
import { quotedBySource } from './share.ts'
import { removeClaim } from './edit-claim.ts'
import type { RunState } from '../state/run-state.ts'

/** Pieces after a rule went over them, and what it threw out. */
export interface Sifted {
  readonly pieces: readonly ClaimedBlock[]
  readonly rejected: readonly RejectedSentence[]
}

/**
 * Takes out what is quoted from a source whose share was used up before; the sentence that crosses the line stays, and the table. With a list or a table goes the line
 * that brings it in, with a paragraph the code that it brings in, and a heading that nothing stands under any more.
 */
export function keepShare(state: RunState, before: readonly ClaimedBlock[], fresh: readonly ClaimedBlock[]): Sifted {
  const evidence = new Map(state.evidence.list.map((one) => [one.id, one]))
  const cap = capOf(state)
  const used = new Map(
    quotedBySource(
      before.flatMap((piece) => piece.claims),
      evidence,
    ),
  )
  const rejected: RejectedSentence[] = []
  const sift = (piece: ClaimedBlock): ClaimedBlock | null => {
    let current: ClaimedBlock | null = piece
    // A table that is begun is set to its end: without some of its rows it says something else.
    const usedUp = piece.block.kind === 'table' ? new Map(used) : used
    for (const claim of piece.claims) {
      const quoted = quotedBySource([claim], evidence)
      const isOver = [...quoted].some(([source, words]) => words > 0 && (usedUp.get(source) ?? 0) >= cap)
      if (isOver && current !== null) {
        current = removeClaim(current, claim)
        rejected.push({ sentence: claim.text, evidenceIds: claim.evidenceIds, reason: 'Its source has its full share of this draft.' })
      } else for (const [source, words] of quoted) used.set(source, (used.get(source) ?? 0) + words)
    }
    return current
  }
  const kept: ClaimedBlock[] = []
  let isCut = false
  for (const piece of fresh) {
    const rest: ClaimedBlock | null = isCut && piece.block.kind === 'code' ? null : sift(piece)
    if (rest !== null) kept.push(rest)
    else if (!isCut) dropLead(kept, rejected)
    isCut = rest === null
  }
  return { pieces: kept.filter((piece, at) => !isBare(piece, kept[at + 1]) || isBare(piece, fresh[fresh.indexOf(piece) + 1])), rejected }
}

/** True for a heading that nothing stands under. */
function isBare({ block }: ClaimedBlock, next: ClaimedBlock | undefined): boolean {
  return block.kind === 'heading' && (next === undefined || next.block.kind === 'heading')
}

/** End of a line that brings in what stands below it. */
const bringsIn = /[:：]["'“”’»「」』]*\s*$/u

/** Takes the line that brought something in from the end of what is kept. */
function dropLead(kept: ClaimedBlock[], rejected: RejectedSentence[]): void {
  const last = kept.at(-1)
  const claim = last?.claims.at(-1)
  if (last === undefined || claim === undefined || last.block.kind !== 'paragraph' || !bringsIn.test(stripTokens(last.block.text))) return
  kept.pop()
  const rest = removeClaim(last, claim)
  if (rest !== null) kept.push(rest)
  rejected.push({ sentence: claim.text, evidenceIds: claim.evidenceIds, reason: 'What it leads to has no room in this draft.' })
}

/** Words of quotation that each source may still have. */
export function shareLeft(state: RunState, pieces: readonly ClaimedBlock[]): Readonly<Record<string, number>> {
  const evidence = new Map(state.evidence.list.map((one) => [one.id, one]))
  const cap = capOf(state)
  const used = quotedBySource(
    pieces.flatMap((piece) => piece.claims),
    evidence,
  )
  const sources = [...new Set(state.evidence.list.map((one) => one.sourceId))]
  return Object.fromEntries(sources.map((source) => [source, Math.max(0, Math.round(cap - (used.get(source) ?? 0)))]))
}
