import type { Comparison } from '../compare/comparison.ts'
import { namesOf } from '../compare/names.ts'

const pronouns = new Set('he she it they his her hers its their theirs him them'.split(' '))
/** Words of a sentence among which its subject stands. */
const opening = 6

/**
 * Finds a subject that the source gives to another sentence: its own sentence has a pronoun, and the name comes only after it. Before it, or
 * in title or headings, it may be what the pronoun stands for.
 */
export function findSubject(comparison: Comparison): string | null {
  const { claim, context, passage, written, stated, to, from } = comparison
  const kept = passage.map((_, at) => stated.filter((word, j) => word.sentence === at && word.content && (from[j] ?? -1) >= 0).length)
  const main = kept.indexOf(Math.max(...kept))
  const first = stated.filter((word) => word.sentence === main).slice(0, 4)
  if (main < 0 || !first.some(({ word }) => pronouns.has(word))) return null
  const named = new Set(namesOf(claim.text, claim.tokens).map(({ start }) => start))
  const known = new Set([...context.roots, ...passage.slice(0, main + 1).flatMap(({ roots }) => roots)])
  const foreign = written
    .slice(0, opening)
    .find((word, i) => named.has(word.start) && !known.has(word.root) && (stated[to[i] ?? -1]?.sentence ?? -1) > main)
  return foreign === undefined ? null : `The source names ${foreign.raw} only later.`
}
