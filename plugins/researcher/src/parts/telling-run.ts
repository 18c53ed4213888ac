import { countWords, splitSentences } from '@galley/evidence'
import { isSelfContained } from '../is-self-contained.ts'
import type { Group } from '../groups/groups-of.ts'

/** Words of a paragraph from which a run of its sentences is read, and of such a run at most. */
const longParagraph = 100
const maxRun = 80
/** Factor by which a later run tells more, to be read instead of an earlier one: a paragraph is best read from its beginning. */
const better = 1.2

/** The run of sentences of a long paragraph that tells most of what is asked, beginning where a reader can; null for anything else. */
export function tellingRun(group: Group, share: (text: string) => number): Group | null {
  if (group.words <= longParagraph || group.kinds.size > 1 || !group.kinds.has('paragraph')) return null
  const sentences = splitSentences(group.text)
  const known = [group.part.document.title, ...group.part.path].join(' ')
  const shares = sentences.map(({ text }) => share(text))
  let best: { readonly start: number; readonly end: number; readonly told: number } | null = null
  for (const [from, { text, start }] of sentences.entries()) {
    if (from > 0 && !isSelfContained(text, known)) continue
    let [to, words, told] = [from, 0, 0]
    while (to < sentences.length && (to === from || words + countWords(sentences[to]?.text ?? '') <= maxRun)) {
      words += countWords(sentences[to]?.text ?? '')
      told += shares[to] ?? 0
      to += 1
    }
    if (best === null || told > best.told * better) best = { start, end: sentences[to - 1]?.end ?? group.text.length, told }
  }
  if (best === null) return null
  const text = group.text.slice(best.start, best.end)
  return { ...group, start: group.start + best.start, end: group.start + best.end, text, words: countWords(text) }
}
