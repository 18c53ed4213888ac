import { countWords, splitSentences } from '@galley/evidence'
import { isBoilerplate } from '../documents/is-boilerplate.ts'
import { isSelfContained } from '../documents/is-self-contained.ts'
import type { Group } from '../groups/groups-of.ts'

/** Words of a paragraph from which a run of its sentences is read, and of such a run at most. */
const longParagraph = 100
const maxRun = 80
/** Length of a paragraph against the words of a run from which it is not read whole. */
const tooLong = 1.3
/** Factor by which a later run tells more, to be read instead of an earlier one: a paragraph is best read from its beginning. */
const better = 1.2

/** A sentence of a paragraph, with what it tells; none begins a run that leans on others, and none is part of one that a page's extraction tore. */
interface Told {
  readonly start: number
  readonly end: number
  readonly words: number
  readonly told: number
  readonly isOpening: boolean
  readonly isDamaged: boolean
}

/** The run of sentences of a long paragraph, of so many words at `most`, that tells most of what is asked, beginning where a reader can; null for anything else. */
export function tellingRun(group: Group, share: (text: string) => number, most = maxRun): Group | null {
  if (group.words <= Math.min(longParagraph, most * tooLong) || group.kinds.size > 1 || !group.kinds.has('paragraph')) return null
  const sentences = toldIn(group, share)
  const runs = sentences.flatMap((_, from) => runFrom(sentences, from, most) ?? [])
  const best = runs.reduce<(typeof runs)[number] | null>(
    (first, run) => (first === null || run.told > first.told * better ? run : first),
    null,
  )
  if (best === null) return null
  const text = group.text.slice(best.start, best.end)
  return { ...group, start: group.start + best.start, end: group.start + best.end, text, words: countWords(text) }
}

function toldIn({ text: paragraph, part }: Group, share: (text: string) => number): readonly Told[] {
  const known = [part.document.title, ...part.path].join(' ')
  return splitSentences(paragraph).map(({ text, start, end }, at) => ({
    start,
    end,
    words: countWords(text),
    told: share(text),
    isOpening: at === 0 || isSelfContained(text, known),
    isDamaged: isBoilerplate(text),
  }))
}

function runFrom(sentences: readonly Told[], from: number, most: number): Pick<Told, 'start' | 'end' | 'told'> | null {
  const first = sentences[from]
  if (first === undefined || !first.isOpening || first.isDamaged) return null
  let [{ words, told, end }, to] = [first, from + 1]
  for (let next = sentences[to]; next !== undefined && !next.isDamaged && words + next.words <= most; next = sentences[to]) {
    words += next.words
    told += next.told
    end = next.end
    to += 1
  }
  return { start: first.start, end, told }
}
