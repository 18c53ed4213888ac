import { align } from '../align.ts'
import type { Comparison, Word } from '../compare/comparison.ts'
import type { TextStatement } from '../compare/text-statement.ts'
import { isGeneric, isLight } from '../words/light-words.ts'
import { areAlike } from '../words/synonyms.ts'

/** Minimum share of the words of a sentence that must run as one of the source does, 0–1. */
const minAligned = 0.75
/** Maximum words of one place. */
const maxWide = 3

/**
 * Finds a word that the source has elsewhere, in a place where it has another one: *it clings to the wing of the bee* for *it clings to the body of
 * the bee*, where wings are told of later.
 */
export function findExchange({ context, passage, written, stated }: Comparison, window: TextStatement): string | null {
  const says = (word: Word): boolean => word.content && !isLight(word.root)
  for (const n of passage.keys()) {
    const sentence = stated.filter((word) => word.sentence === n)
    const pairs = align(
      written.map(({ root }) => root),
      sentence.map(({ root }) => root),
    )
    if (pairs.length < written.length * minAligned) continue
    for (const [at, [i, j]] of pairs.entries()) {
      const next = pairs[at + 1]
      const own = written.slice(i + 1, next?.[0])
      const theirs = sentence.slice(j + 1, next?.[1] ?? j + 1 + Math.max(2, own.length))
      if (own.length === 0 || own.length > maxWide || theirs.length > maxWide) continue
      const [mine, rivals] = [own.filter(says), theirs.filter(({ content }) => content)]
      const [word] = mine
      if (word === undefined || rivals.length === 0) continue
      // What opens the sentence may call the thing that a pronoun stands for; what its own sentence has was only moved.
      if (i === 0 || mine.some(({ root }) => isGeneric(root) || isSaid(root, sentence) || context.roots.includes(root))) continue
      if (!mine.some(({ root }) => isIn(root, window)) || rivals.some(({ root }) => isSaid(root, written))) continue
      return `Where the sentence has “${word.raw}”, the source has “${rivals.map(({ raw }) => raw).join(' ')}”.`
    }
  }
  return null
}

function isIn(root: string, { roots }: TextStatement): boolean {
  return roots.some((other) => other === root || areAlike(root, other))
}

function isSaid(root: string, words: readonly Word[]): boolean {
  return words.some((other) => other.content && (other.root === root || areAlike(root, other.root)))
}
