import { countWords, splitSentences } from '@galley/evidence'
import { isSelfContained } from '../documents/is-self-contained.ts'
import type { Group } from '../groups/groups-of.ts'
import { isTorn } from './read-section.ts'

/** Longest group that is put together, in UTF-16 units (sdk's `evidenceSchema` allows 4000). */
const maxLength = 3900
/** Sentences that one goes back for what a group speaks of. */
const maxBack = 2
/** Words of a group without the sentences that lean on others, from which it says something alone. */
const minAlone = 12

/**
 * Groups that nobody can set without what they speak of: one that leans on the group before it is one with that, another gets the sentence before
 * it, or loses its own first ones; what then says nothing is left out. A list, a table or code keeps its words.
 */
export function withReferents(groups: readonly Group[]): readonly Group[] {
  const whole: Group[] = []
  for (const given of groups) {
    const group = readOn(given)
    const last = whole.at(-1)
    if (last?.part === group.part && last.end >= group.end) continue
    if (!isTorn(group)) whole.push(group)
    else if (last !== undefined && isNext(last, group)) whole[whole.length - 1] = joined(last, group)
    else whole.push(...(reachedBack(group) ?? cutFree(group)))
  }
  return whole
}

/** Beginning of a paragraph with which the sentence before its code goes on: *and call it, it results in …*. */
const goingOn = /^(?:…|\.{3}|(?:and|or|then|but|which|und|oder|dann|et|ou)(?!\p{L}))/u

/** A group that ends in code with the rest of its sentence, and the code that this brings in. */
function readOn(group: Group): Group {
  const { part, start, end, kinds } = group
  const [next, code] = part.pieces.filter((piece) => piece.start >= end)
  const said = next?.kind === 'paragraph' ? part.document.text.slice(next.start, next.end) : ''
  if (next === undefined || !kinds.has('code') || !goingOn.test(said)) return group
  const to = code?.kind === 'code' && /:\s*$/.test(said) ? code.end : next.end
  return to - start > maxLength ? group : spanning(group, start, to)
}

/** True for a group that follows another in its part, with nothing between them that is read. */
function isNext(last: Group, { part, start, end }: Group): boolean {
  const isBetween = part.pieces.some((piece) => piece.start < start && piece.end > last.end)
  return last.part === part && last.end <= start && end - last.start <= maxLength && !isBetween
}

function joined(first: Group, second: Group): Group {
  const kinds = new Set([...first.kinds, ...second.kinds])
  return {
    ...spanning(first, first.start, second.end),
    kinds,
    roots: [...first.roots, ...second.roots],
  }
}

function spanning(group: Group, start: number, end: number): Group {
  const text = group.part.document.text.slice(start, end)
  return { ...group, start, end, text, words: countWords(text) }
}

/** A group with the end of the paragraph before it, from the sentence that leans on none; null where there is none. */
function reachedBack(group: Group): readonly Group[] | null {
  const { part, start, end } = group
  const known = [part.document.title, ...part.path].join(' ')
  const before = part.pieces.findLast((piece) => piece.end <= start)
  if (before?.kind !== 'paragraph') return null
  const sentences = splitSentences(part.document.text.slice(before.start, before.end)).slice(-maxBack)
  const opening = sentences.findLast(({ text }) => isSelfContained(text, known))
  const from = before.start + (opening?.start ?? 0)
  return opening === undefined || end - from > maxLength ? null : [spanning(group, from, end)]
}

/** A paragraph from its first sentence on that leans on none; nothing where little is left. */
function cutFree(group: Group): readonly Group[] {
  const { part, text, start, end, kinds } = group
  if (kinds.size > 1 || !kinds.has('paragraph')) return [group]
  const known = [part.document.title, ...part.path].join(' ')
  const opening = splitSentences(text).find((sentence) => isSelfContained(sentence.text, known))
  if (opening === undefined) return []
  const free = spanning(group, start + opening.start, end)
  return free.words < minAlone ? [] : [free]
}
