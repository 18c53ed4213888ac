import type { FrameWords } from '@galley/sdk'
import { describeHold, holds, type Hold } from './hold.ts'
import type { HeldSentence } from './held-sentences.ts'

/** Number of sentences that are held in one way, by one judge. */
export interface HoldCount {
  readonly hold: Hold
  readonly judge?: string
  readonly count: number
}

/** Counts sentences by how they are held, the surest first. */
export function countHolds(sentences: readonly HeldSentence[]): readonly HoldCount[] {
  return holds.flatMap((hold) =>
    [
      ...Map.groupBy(
        sentences.filter((sentence) => sentence.hold === hold),
        ({ judge }) => judge,
      ),
    ].map(([judge, { length: count }]) => (judge === undefined ? { hold, count } : { hold, judge, count })),
  )
}

/** Says in a line how the sentences of a draft are held, in English unless told otherwise; empty where it has none. */
export function describeCounts(counts: readonly HoldCount[], words?: FrameWords): string {
  return counts.map(({ hold, judge, count }) => `${count} ${describeHold(hold, judge, words)}`).join(', ')
}
