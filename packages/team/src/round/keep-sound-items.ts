import { citationTokens, similarity, statementsOf } from '@galley/evidence'
import type { Claim } from '@galley/sdk'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { isFailing, verdictOf } from '../state/judge.ts'
import type { RunState } from '../state/run-state.ts'
import { dashRow, removeClaim, restoreSentence, sentenceIn } from '../write/edit-claim.ts'

/** Least similarity (0 to 1) of a former item to the one that takes its place. */
const minSimilarity = 0.4

/**
 * A new list or table without the items or rows that do not hold: each stands alone, so that a bad one does not take the good ones with it. What
 * stood in its place before comes back, if it held; else an item goes, and a row says nothing. Null for prose and steps, where the others may say
 * something else without it, and where nothing is left.
 */
export function keepSoundItems(
  state: RunState,
  former: ClaimedBlock | undefined,
  piece: ClaimedBlock,
  failing: readonly Claim[],
): ClaimedBlock | null {
  const { kind, text } = piece.block
  if (kind !== 'table' && (kind !== 'list' || /^[ \t]*\d{1,3}[.)][ \t]/m.test(text))) return null
  let current: ClaimedBlock | null = piece
  for (const claim of failing) {
    const sentence = current === null ? null : sentenceIn(current, claim)
    if (current === null || sentence === null || (kind === 'list' && !isWholeItem(current, sentence))) return null
    const before: Former | undefined = former === undefined ? undefined : formerOf(state, former, current, claim)
    current =
      before === undefined
        ? kind === 'table'
          ? dashRow(current, claim)
          : removeClaim(current, claim)
        : restoreSentence(current, claim, before)
  }
  return current
}

/** True for a sentence that is all of its item. */
function isWholeItem({ block }: ClaimedBlock, sentence: string): boolean {
  const line = block.text.split('\n').find((one) => one.includes(sentence)) ?? ''
  return line.replace(/^[ \t]*[-*+•][ \t]+/, '').trim() === sentence.trim()
}

/** A sentence that stood in the block before, tokens and all. */
interface Former {
  readonly claim: Claim
  readonly text: string
}

/** The supported sentence of the former block that is nearest to a claim and stands there no more. */
function formerOf(state: RunState, former: ClaimedBlock, now: ClaimedBlock, claim: Claim): Former | undefined {
  const isRow = now.block.kind === 'table'
  if (former.block.kind !== now.block.kind) return undefined
  const standing = new Set(statementsOf(now.block).map(({ text }) => text.replaceAll(/\s*\[\[c:[^\]]*\]\]/g, '').trim()))
  return former.claims
    .filter((one) => !standing.has(one.text) && !isFailing(verdictOf(state, one), one))
    .flatMap((one) => {
      const text = sentenceIn(former, one)
      if (text === null || citationTokens(text).length !== 1 || now.claims.some(({ id }) => id === one.id)) return []
      const near = isRow ? Number(nameOf(one.text) === nameOf(claim.text)) : similarity(one.text, claim.text)
      return near >= minSimilarity ? [{ claim: one, text, near }] : []
    })
    .sort((a, b) => b.near - a.near)[0]
}

/** First cell of a row. */
function nameOf(row: string): string {
  return (row.replace(/^\s*\|/, '').split('|')[0] ?? '').trim().toLowerCase()
}
