import { frameWords, type FrameWords, type Version } from '@galley/sdk'
import { countHolds, describeCounts } from '../held/count-holds.ts'
import { heldSentences } from '../held/held-sentences.ts'
import { describeHold } from '../held/hold.ts'

/** Sentences that a printed draft lists at most; its JSON holds all. */
const maxLines = 40

/** Characters of a sentence by which a reader finds it. */
const maxChars = 90

/** The record of how a draft's sentences are held, for its end. */
export interface HeldRecord {
  /** A sentence that counts them; empty for a draft without a sentence. */
  readonly summary: string
  /** Those that were neither quoted nor compared word by word, each with who holds it and by which words. */
  readonly lines: readonly string[]
}

/** Lists how the sentences of a version are held, in English unless told otherwise. */
export function listHeld(version: Version, words: FrameWords = frameWords()): HeldRecord {
  const sentences = heldSentences(version)
  const counts = describeCounts(countHolds(sentences), words)
  const others = sentences.filter(({ hold }) => hold !== 'quoted' && hold !== 'compared')
  const lines = others.slice(0, maxLines).map(({ text, hold, judge, span }) => {
    // A row of a table is shown by its cells.
    const line = text.startsWith('|')
      ? text
          .replaceAll(/^\||\|$/g, '')
          .split(/(?<!\\)\|/)
          .map((cell) => cell.trim())
          .filter((cell) => cell !== '')
          .join(' · ')
      : text.replace(/^>\s*/, '')
    const start = line.length > maxChars ? `${line.slice(0, maxChars).replace(/\s+\S*$/, '')} …` : line
    return `${start} – ${describeHold(hold, judge, words)}${span === undefined ? '' : words.holds.byWords(span)}`
  })
  const rest = others.length - lines.length
  return { summary: counts === '' ? '' : words.holds.summary(counts), lines: [...lines, ...(rest > 0 ? [words.more(rest)] : [])] }
}
