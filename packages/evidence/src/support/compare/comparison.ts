import type { Token } from '../../text/words/tokens.ts'
import { areAlike } from '../words/synonyms.ts'
import { areOpposite } from '../words/opposites.ts'
import { isNegated } from '../words/negated.ts'
import type { TextStatement } from './text-statement.ts'

/** A word of a statement or of its passage. */
export interface Word extends Token {
  readonly root: string
  /** Number of the sentence of the passage in which it stands. */
  readonly sentence: number
}

/** Relation of two words that stand for each other. */
type Match = 'same' | 'alike' | 'opposite'

/** A sentence laid beside the sentences of its evidence that carry it, word by word. */
export interface Comparison {
  readonly claim: TextStatement
  /** Title and headings above the passage. */
  readonly context: TextStatement
  readonly passage: readonly TextStatement[]
  readonly written: readonly Word[]
  readonly stated: readonly Word[]
  /** For each word of the sentence the index of its word in the passage, or −1. */
  readonly to: readonly number[]
  /** For each word of the passage the index of its word in the sentence, or −1. */
  readonly from: readonly number[]
  readonly matches: readonly (Match | null)[]
}

/** Worth of a pair of content words, of function words, of two pairs that follow each other on both sides, of a step back. */
const worth = { content: 1, alike: 0.8, opposite: 0.7, function: 0.15, next: 0.8, near: 0.3, back: -0.7 }
/** Words between two pairs that still count as near. */
const near = 8
/** Pairs before a pair that are considered as its predecessor. */
const reach = 90

interface Pair {
  readonly i: number
  readonly j: number
  readonly match: Match
  readonly own: number
}

/** Lays a sentence beside the sentences that carry it: the assignment of words that keeps most of them, in runs as long as may be. */
export function compare(claim: TextStatement, passage: readonly TextStatement[], context: TextStatement): Comparison {
  const written = wordsOf(claim, 0)
  const stated = passage.flatMap(wordsOf)
  const pairs = bestChain(pairsOf(written, stated))
  const to = written.map(() => -1)
  const from = stated.map(() => -1)
  const matches: (Match | null)[] = written.map(() => null)
  for (const { i, j, match } of pairs) {
    to[i] = j
    if (from[j] === -1) from[j] = i
    matches[i] = match
  }
  return { claim, context, passage, written, stated, to, from, matches }
}

function wordsOf(text: TextStatement, sentence: number): readonly Word[] {
  return text.tokens.map((token, at) => ({ ...token, root: text.roots[at] ?? token.stem, sentence }))
}

function pairsOf(written: readonly Word[], stated: readonly Word[]): readonly Pair[] {
  const places = new Map<string, number[]>()
  for (const [j, { root }] of stated.entries()) places.set(root, [...(places.get(root) ?? []), j])
  return written.flatMap(({ root, content }, i) => {
    const same = (places.get(root) ?? []).map((j): Pair => ({ i, j, match: 'same', own: content ? worth.content : worth.function }))
    if (same.length > 0 || !content) return same
    return stated.flatMap((word, j): readonly Pair[] => {
      if (!word.content || (places.get(word.root)?.length ?? 0) > 3) return []
      if (areOpposite(root, word.root) || isNegated(root, word.root)) return [{ i, j, match: 'opposite', own: worth.opposite }]
      return areAlike(root, word.root) ? [{ i, j, match: 'alike', own: worth.alike }] : []
    })
  })
}

/** The chain of pairs, one a word of the sentence, that is worth most. */
function bestChain(pairs: readonly Pair[]): readonly Pair[] {
  const sums: number[] = []
  const before: number[] = []
  let last = -1
  for (const [at, pair] of pairs.entries()) {
    let best = pair.own
    let link = -1
    for (let k = Math.max(0, at - reach); k < at; k += 1) {
      const other = pairs[k]
      if (other === undefined || other.i >= pair.i) continue
      const sum = (sums[k] ?? 0) + pair.own + step(other, pair)
      if (sum > best) {
        best = sum
        link = k
      }
    }
    sums.push(best)
    before.push(link)
    if (last === -1 || best > (sums[last] ?? 0)) last = at
  }
  const chain: Pair[] = []
  for (let at = last; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at]
    if (pair !== undefined) chain.push(pair)
  }
  return chain.toReversed()
}

function step(a: Pair, b: Pair): number {
  const [across, along] = [b.i - a.i, b.j - a.j]
  if (across === 1 && along === 1) return worth.next
  if (along <= 0) return worth.back
  return along <= near && across <= near ? worth.near : 0
}
