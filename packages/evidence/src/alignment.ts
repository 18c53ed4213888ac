import { isNegator } from './negations.ts'
import { namesOf } from './names.ts'
import type { Statement } from './statement.ts'

/** Where a sentence that follows its evidence almost word for word departs from it. */
export interface Departure {
  readonly reason: string
  /** Another number or a negation in the same place says the opposite; another name may only be a mix-up. */
  readonly contradicts: boolean
}

interface Unit {
  readonly key: string
  readonly raw: string
  readonly sort: 'name' | 'number' | 'negation' | 'word'
}

/** Longer texts are not aligned: the table grows with the product of the lengths. */
const longest = 160
/** The least share of the sentence's words that must align for the gaps to mean something: a paraphrase is left alone. */
const near = 0.6
/** Words in a gap, at most: a longer one is a clause left out, not a word exchanged. */
const widest = 6

/**
 * Aligns a sentence with one sentence of its evidence (longest common subsequence of words) and looks into the gaps: a name where the
 * evidence has another name, a number where it has another number, a negation on one side only. This sees exchanges with words
 * that stand nearby, which a bag of words cannot. `null` when there is none, or when the two do not run alike.
 */
export function departure(claim: Statement, sentence: Statement): Departure | null {
  const written = unitsOf(claim)
  const stated = unitsOf(sentence)
  if (written.length > longest || stated.length > longest * 2 || written.length < 4) return null
  const pairs = align(written, stated)
  if (pairs.length < written.length * near) return null
  const counts = [countsOf(written), countsOf(stated)] as const
  const [first, last] = [pairs[0], pairs.at(-1)]
  let from = [0, Math.max(0, (first?.[1] ?? 0) - Math.max(1, first?.[0] ?? 0))] as const
  for (const [w, s] of [
    ...pairs,
    [written.length, Math.min(stated.length, (last?.[1] ?? 0) + 1 + Math.max(1, written.length - (last?.[0] ?? 0)))] as const,
  ]) {
    const found = inGap(written.slice(from[0], w), stated.slice(from[1], s), counts)
    if (found !== null) return found
    from = [w + 1, s + 1]
  }
  return null
}

function inGap(gap: readonly Unit[], other: readonly Unit[], counts: readonly [Counts, Counts]): Departure | null {
  if (gap.length > widest || other.length > widest) return null
  const denies = [gap, other].map((units) => units.some((unit) => unit.sort === 'negation'))
  if (denies[0] !== denies[1] && gap.length <= 3 && other.length <= 3)
    return { reason: 'The sentence and its evidence differ in a negation.', contradicts: true }
  for (const unit of gap) {
    if (unit.sort !== 'name' && unit.sort !== 'number') continue
    if (other.some((candidate) => candidate.key === unit.key)) continue
    const rival = other.find(({ sort, key }) => sort === unit.sort && (counts[1].get(key) ?? 0) > (counts[0].get(key) ?? 0))
    if (rival !== undefined)
      return { reason: `Where the sentence has ${unit.raw}, the evidence has ${rival.raw}.`, contradicts: unit.sort === 'number' }
  }
  return null
}

type Counts = ReadonlyMap<string, number>

function countsOf(units: readonly Unit[]): Counts {
  const counts = new Map<string, number>()
  for (const { key } of units) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

function unitsOf(text: Statement): readonly Unit[] {
  const names = new Set(namesOf(text.text, text.tokens))
  const units: Unit[] = []
  for (const token of text.tokens) {
    const number = text.numbers.find((one) => one.start <= token.start && token.end <= one.end && !(one.soft && !/\d/.test(one.raw)))
    if (number === undefined)
      units.push({ key: token.stem, raw: token.raw, sort: isNegator(token.word) ? 'negation' : names.has(token) ? 'name' : 'word' })
    else if (number.start === token.start) units.push({ key: `#${number.values.join('/')}`, raw: number.raw, sort: 'number' })
  }
  return units
}

/** Index pairs of a longest common subsequence. */
function align(a: readonly Unit[], b: readonly Unit[]): readonly (readonly [number, number])[] {
  const width = b.length + 1
  const table = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number): number => table[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      table[i * width + j] = a[i]?.key === b[j]?.key ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const pairs: (readonly [number, number])[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i]?.key === b[j]?.key) {
      pairs.push([i, j])
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return pairs
}
