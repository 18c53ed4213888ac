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

/** Takes out what is quoted from a source whose share was used up before; the sentence that crosses the line stays. */
export function keepShare(state: RunState, before: readonly ClaimedBlock[], fresh: readonly ClaimedBlock[]): Sifted {
  const evidence = new Map(state.evidence.list.map((one) => [one.id, one]))
  const cap = capOf(state)
  const used = new Map(
    quotedBySource(
      before.flatMap((piece) => piece.claims),
      evidence,
    ),
  )
  const kept: ClaimedBlock[] = []
  const rejected: RejectedSentence[] = []
  for (const piece of fresh) {
    let current: ClaimedBlock | null = piece
    for (const claim of piece.claims) {
      const quoted = quotedBySource([claim], evidence)
      const isOver = [...quoted].some(([source, words]) => words > 0 && (used.get(source) ?? 0) >= cap)
      if (isOver && current !== null) {
        current = removeClaim(current, claim)
        rejected.push({ sentence: claim.text, evidenceIds: claim.evidenceIds, reason: 'Its source has its full share of this draft.' })
      } else for (const [source, words] of quoted) used.set(source, (used.get(source) ?? 0) + words)
    }
    if (current !== null) kept.push(current)
  }
  return { pieces: kept, rejected }
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
