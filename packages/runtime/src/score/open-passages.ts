import { contentStems, judgeSupport, readSentences, windowAround, type Support, type SupportEvidence } from '@galley/evidence'

/** Passages that a sentence is compared with at most: those that share most of its words. */
const maxPassages = 4

/** Stored text of a source. */
export interface StoredText {
  readonly sourceId: string
  readonly title: string
  readonly text: string
}

/** A passage of a source, with its place in the stored text. */
export interface FoundPassage {
  readonly sourceId: string
  readonly quote: string
  readonly start: number
  readonly end: number
}

/** A sentence compared with the passages that are nearest to it: the verdict of words, and the passages that it rests on, the one that carries most of it first. */
export interface Compared {
  readonly support: Support
  readonly passages: readonly FoundPassage[]
}

/** Language and topic of what is checked. */
export interface CheckOptions {
  readonly language?: string
  readonly topic?: string
}

/** Reads stored texts once, and compares sentences with them as a draft's own are: by words, without a model. */
export function openPassages(sources: readonly StoredText[], options: CheckOptions = {}): (sentence: string) => Compared {
  const all = sources.flatMap(({ sourceId, title, text }) =>
    readSentences(text).map(({ text: quote, start, end }) => ({ sourceId, title, text, quote, start, end })),
  )
  const having = new Map<string, number[]>()
  for (const [at, { quote }] of all.entries())
    for (const stem of new Set(contentStems(quote))) {
      const places = having.get(stem)
      if (places === undefined) having.set(stem, [at])
      else places.push(at)
    }
  return (sentence) => {
    const shared = new Map<number, number>()
    for (const stem of new Set(contentStems(sentence))) for (const at of having.get(stem) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1)
    const nearest = [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, maxPassages)
    const evidence = nearest.flatMap(([at]) => {
      const passage = all[at]
      return passage === undefined
        ? []
        : [{ id: `${at}`, quote: passage.quote, window: windowAround(passage.text, passage), title: passage.title }]
    })
    const { support, needed } = withoutNeedless(sentence, evidence, options)
    return { support, passages: needed.flatMap((id) => placeOf(all[Number(id)])) }
  }
}

/** Judges a sentence by as few passages as carry it; where none does, the nearest is named alone. */
function withoutNeedless(
  sentence: string,
  evidence: readonly SupportEvidence[],
  options: CheckOptions,
): { readonly support: Support; readonly needed: readonly string[] } {
  let left = evidence
  let support = judgeSupport(sentence, left, options)
  const { evidenceId: first } = support
  if (first === undefined) return { support, needed: [] }
  if (support.verdict !== 'supported') return { support, needed: [first] }
  for (const one of evidence.filter(({ id }) => id !== first).toReversed()) {
    const fewer = left.filter((other) => other !== one)
    const again = judgeSupport(sentence, fewer, options)
    if (again.verdict === 'supported') [left, support] = [fewer, again]
  }
  return { support, needed: [first, ...left.flatMap(({ id }) => (id === first ? [] : [id]))] }
}

function placeOf(passage: FoundPassage | undefined): readonly FoundPassage[] {
  if (passage === undefined) return []
  const { sourceId, quote, start, end } = passage
  return [{ sourceId, quote, start, end }]
}
