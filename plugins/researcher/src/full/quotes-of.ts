import { startsDangling } from '@galley/evidence'
import type { FoundQuote } from '@galley/sdk'
import type { Asked, Pick } from './ask-for-picks.ts'
import type { PageSentence } from './page-sentences.ts'
import type { Portion } from './portions-of.ts'

/** Sentences that a pick takes along at most. */
const maxAntecedents = 2
/** Characters of a quote at most; of a longer run the first sentences are kept. */
const maxQuote = 1200

interface Run {
  readonly from: number
  readonly to: number
  readonly asked: readonly Asked[]
}

/**
 * The quotes of a portion's picks, in the order in which they were picked. A sentence that leans on those before it takes them along; runs
 * that share a sentence become one, so that nothing is quoted twice.
 */
export function quotesOf(portion: Portion, picks: readonly Pick[]): readonly FoundQuote[] {
  const runs: Run[] = []
  for (const pick of picks) {
    const run = { from: withAntecedent(portion, pick.from), to: pick.to, asked: pick.asked }
    const at = runs.findIndex((other) => other.from <= run.to && run.from <= other.to)
    const other = runs[at]
    if (other === undefined) runs.push(run)
    else runs[at] = { from: Math.min(other.from, run.from), to: Math.max(other.to, run.to), asked: [...other.asked, ...run.asked] }
  }
  return runs.flatMap((run) => quoteOf(portion, run) ?? [])
}

/** Index of the sentence that says who *they* are, as far as it stands right before, also at the end of the paragraph above. */
function withAntecedent(portion: Portion, from: number): number {
  let first = from
  while (from - first < maxAntecedents && leansOn(portion[first - 1], portion[first])) first -= 1
  return (portion[from]?.end ?? 0) - (portion[first]?.start ?? 0) > maxQuote ? from : first
}

function leansOn(before: PageSentence | undefined, own: PageSentence | undefined): boolean {
  if (before === undefined || own === undefined || !startsDangling(own.text)) return false
  const isBeside = before.document.sourceId === own.document.sourceId && before.headings.join('\n') === own.headings.join('\n')
  return isBeside && own.document.text.slice(before.end, own.start).trim() === ''
}

function quoteOf(portion: Portion, { from, to, asked }: Run): FoundQuote | null {
  const first = portion[from]
  let last = to
  while (last > from && (portion[last]?.end ?? 0) - (first?.start ?? 0) > maxQuote) last -= 1
  const end = portion[last]
  if (first === undefined || end === undefined) return null
  const { sourceId, text } = first.document
  return {
    sourceId,
    quote: text.slice(first.start, end.end),
    questionIds: [...new Set(asked.flatMap(({ questionId }) => questionId ?? []))],
  }
}
