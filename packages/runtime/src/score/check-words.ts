import { contentStems, judgeSupport, readSentences, splitSentences, windowAround } from '@galley/evidence'
import type { VerdictWord } from '@galley/sdk'

/** Passages that a sentence is compared with at most: those that share most of its words. */
const maxPassages = 4

/** Least score of a passage that is shown beside a sentence, 0 to 1. */
const minShown = 0.15

/** Sentences that are checked at most. */
const maxSentences = 200

/** Stored text of a source. */
export interface StoredText {
  readonly sourceId: string
  readonly title: string
  readonly text: string
}

/** A passage of a source, with its place in the stored text. */
interface FoundPlace {
  readonly sourceId: string
  readonly quote: string
  readonly start: number
  readonly end: number
}

/** A sentence that somebody typed, with what the check says of it, and the passage that carries most of it; null where none speaks of the same. */
export interface CheckedSentence {
  readonly text: string
  readonly verdict: VerdictWord
  readonly reason: string
  readonly passage: FoundPlace | null
}

/** Checks words that somebody typed against the stored texts of a draft's sources, sentence by sentence, as the draft's own sentences are: tier T0, without a model. */
export function checkWords(
  typed: string,
  sources: readonly StoredText[],
  options: { readonly language?: string; readonly topic?: string } = {},
): readonly CheckedSentence[] {
  const passages = sources.flatMap(({ sourceId, title, text }) =>
    readSentences(text).map(({ text: quote, start, end }) => ({ sourceId, title, text, quote, start, end })),
  )
  const having = new Map<string, number[]>()
  for (const [at, { quote }] of passages.entries())
    for (const stem of new Set(contentStems(quote))) having.set(stem, [...(having.get(stem) ?? []), at])
  return splitSentences(typed)
    .slice(0, maxSentences)
    .map(({ text }) => {
      const shared = new Map<number, number>()
      for (const stem of new Set(contentStems(text))) for (const at of having.get(stem) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1)
      const nearest = [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, maxPassages)
      const evidence = nearest.flatMap(([at]) => {
        const passage = passages[at]
        return passage === undefined
          ? []
          : [{ id: `${at}`, quote: passage.quote, window: windowAround(passage.text, passage), title: passage.title }]
      })
      const { verdict, reason, score, evidenceId } = judgeSupport(text, evidence, options)
      // What shares less speaks of something else.
      const found = evidenceId === undefined || score < minShown ? undefined : passages[Number(evidenceId)]
      return { text, verdict, reason, passage: found === undefined ? null : placeOf(found) }
    })
}

function placeOf({ sourceId, quote, start, end }: FoundPlace): FoundPlace {
  return { sourceId, quote, start, end }
}
