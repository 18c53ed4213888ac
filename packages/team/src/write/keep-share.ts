import type { RejectedSentence } from '@galley/sdk'
import type { Desk } from '../state/desk.ts'
import type { Piece } from '../state/piece.ts'
import { capOf } from './quote-instead.ts'
import { quotedBySource } from './share.ts'
import { takeOut } from './take-out.ts'

/** Pieces after a rule went over them, and what it threw out. */
export interface Sifted {
  readonly pieces: readonly Piece[]
  readonly rejected: readonly RejectedSentence[]
}

/** Takes out what is quoted from a source whose share was used up before; the sentence that crosses the line stays. */
export function keepShare(desk: Desk, before: readonly Piece[], fresh: readonly Piece[]): Sifted {
  const evidence = new Map(desk.evidence.map((one) => [one.id, one]))
  const cap = capOf(desk)
  const used = new Map(
    quotedBySource(
      before.flatMap((piece) => piece.claims),
      evidence,
    ),
  )
  const kept: Piece[] = []
  const rejected: RejectedSentence[] = []
  for (const piece of fresh) {
    let current: Piece | null = piece
    for (const claim of piece.claims) {
      const quoted = quotedBySource([claim], evidence)
      const isOver = [...quoted].some(([source, words]) => words > 0 && (used.get(source) ?? 0) >= cap)
      if (isOver && current !== null) {
        current = takeOut(current, claim)
        rejected.push({ sentence: claim.text, evidenceIds: claim.evidenceIds, reason: 'Its source has its full share of this draft.' })
      } else for (const [source, words] of quoted) used.set(source, (used.get(source) ?? 0) + words)
    }
    if (current !== null) kept.push(current)
  }
  return { pieces: kept, rejected }
}

/** Words of quotation that each source may still have. */
export function shareLeft(desk: Desk, pieces: readonly Piece[]): Readonly<Record<string, number>> {
  const evidence = new Map(desk.evidence.map((one) => [one.id, one]))
  const cap = capOf(desk)
  const used = quotedBySource(
    pieces.flatMap((piece) => piece.claims),
    evidence,
  )
  const sources = [...new Set(desk.evidence.map((one) => one.sourceId))]
  return Object.fromEntries(sources.map((source) => [source, Math.max(0, Math.round(cap - (used.get(source) ?? 0)))]))
}
