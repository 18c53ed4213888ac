import { contentStems, splitSentences } from '@galley/evidence'

/** A text prepared for asking whether another one repeats it. */
export interface Said {
  readonly text: string
  readonly stems: ReadonlySet<string>
}

/** Minimum likeness at which two texts say the same, 0–1 (Jaccard similarity of content stems). */
const minSame = 0.5
/** Minimum share of a text that stands in a longer one, 0–1, at which it is contained in it. */
const minContained = 0.8

/** Characters of a sentence that is not said twice, in whatever surroundings. */
const minSentence = 60

export function said(text: string): Said {
  return { text, stems: new Set(contentStems(text)) }
}

/** True for two texts that say the same, or of which one contains nearly all of the other, or a sentence of it. */
export function repeats(a: Said, b: Said): boolean {
  const [small, large] = a.stems.size <= b.stems.size ? [a.stems, b.stems] : [b.stems, a.stems]
  let both = 0
  for (const stem of small) if (large.has(stem)) both += 1
  if (both === 0) return false
  const [short, long] = a.text.length <= b.text.length ? [a.text, b.text] : [b.text, a.text]
  if (splitSentences(short).some(({ text }) => text.length >= minSentence && long.includes(text))) return true
  return both / (small.size + large.size - both) >= minSame || (small.size >= 4 && both / small.size >= minContained)
}
