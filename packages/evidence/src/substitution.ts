import { namesOf } from './names.ts'
import type { Statement } from './statement.ts'

/** A word of the sentence that stands where the evidence has another one of its sort. */
export interface Substituted {
  readonly written: string
  readonly stated: string
  readonly number: boolean
}

interface Unit {
  readonly key: string
  readonly raw: string
  readonly sort: 'name' | 'number' | 'word'
}

/** Longer texts are not aligned: the table grows with the product of the lengths. */
const longest = 160

/**
 * Aligns a sentence with a near-verbatim window (longest common subsequence of words) and looks into the gaps: a name that stands where
 * the window has another name, or a number where it has another number, was exchanged, even if both occur nearby. Only when three
 * fifths of the sentence align, so that a paraphrase or another order of clauses is left alone.
 */
export function substitution(claim: Statement, window: Statement): Substituted | null {
  const written = unitsOf(claim)
  const stated = unitsOf(window)
  if (written.length > longest || stated.length > longest * 3 || written.length < 4) return null
  const pairs = align(written, stated)
  if (pairs.length < written.length * 0.6) return null
  let [fromWritten, fromStated] = [0, pairs[0] === undefined ? 0 : Math.max(0, pairs[0][1] - pairs[0][0] - 1)]
  for (const [w, s] of [...pairs, [written.length, Math.min(stated.length, (pairs.at(-1)?.[1] ?? 0) + 4)] as const]) {
    const found = exchanged(written.slice(fromWritten, w), stated.slice(fromStated, s), written, stated)
    if (found !== null) return found
    fromWritten = w + 1
    fromStated = s + 1
  }
  return null
}

function exchanged(gap: readonly Unit[], other: readonly Unit[], written: readonly Unit[], stated: readonly Unit[]): Substituted | null {
  if (gap.length === 0 || gap.length > 6 || other.length > 6) return null
  for (const unit of gap) {
    if (unit.sort === 'word') continue
    const rival = other.find((candidate) => candidate.sort === unit.sort && !written.some((one) => one.key === candidate.key))
    if (rival !== undefined && !other.some((candidate) => candidate.key === unit.key) && stated.length > 0)
      return { written: unit.raw, stated: rival.raw, number: unit.sort === 'number' }
  }
  return null
}

function unitsOf(text: Statement): readonly Unit[] {
  const names = new Set(namesOf(text.text, text.tokens))
  const units: Unit[] = []
  for (const token of text.tokens) {
    const number = text.numbers.find((one) => one.start <= token.start && token.end <= one.end && !(one.soft && !/\d/.test(one.raw)))
    if (number === undefined) units.push({ key: token.stem, raw: token.raw, sort: names.has(token) ? 'name' : 'word' })
    else if (number.start === token.start) units.push({ key: `#${number.values.join('/')}`, raw: number.raw, sort: 'number' })
  }
  return units
}

/** Index pairs of a longest common subsequence. */
function align(a: readonly Unit[], b: readonly Unit[]): readonly (readonly [number, number])[] {
  const width = b.length + 1
  const table = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      table[i * width + j] =
        a[i]?.key === b[j]?.key
          ? (table[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0)
  const pairs: (readonly [number, number])[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i]?.key === b[j]?.key) pairs.push([i++, j++])
    else if ((table[(i + 1) * width + j] ?? 0) >= (table[i * width + j + 1] ?? 0)) i += 1
    else j += 1
  }
  return pairs
}
