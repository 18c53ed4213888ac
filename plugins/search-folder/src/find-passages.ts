import type { Field } from './field.ts'
import type { QueryWord } from './terms-of.ts'

/** Passages of one text, with their fields in the order of the boosts. */
export interface Part {
  /** Code of the language whose endings its terms are without. */
  readonly language: string
  readonly count: number
  readonly fields: readonly Field[]
}

/** A passage that has terms of a query. */
export interface Match {
  /** Number of the passage, counted through all parts. */
  readonly id: number
  readonly score: number
  /** Keys of the query's words that it has, whole or as the beginning of a longer one. */
  readonly terms: readonly string[]
}

/** Factors of BM25+ (Lv and Zhai, Lower-bounding term frequency normalization, CIKM 2011) as minisearch 7 sets them. */
const [saturation, lengthShare, floor] = [1.2, 0.7, 0.5]

/** Share of a term's weight that a longer word has which begins with it, and what each further letter takes of it. */
const [prefixWeight, letterCost] = [0.4, 0.3]

/** Shortest term whose longer words count: a longer word that begins with the term is the same word more often than not, as training for train. */
const minPrefix = 5

/** The term that is looked for in a part, if any. */
type TermIn = (part: Part) => string | null

/** Finds the passages with any of a query's words, best first; equal ones in their order. */
export function findPassages(parts: readonly Part[], boosts: readonly number[], query: readonly QueryWord[]): readonly Match[] {
  const found = new Map<number, { score: number; readonly terms: Set<string> }>()
  const scorers = boosts.map((boost, at) => createScorer(parts, boost, at))
  const weigh = (key: string, termIn: TermIn, weight: number): void => {
    for (const scoresOf of scorers)
      for (const [id, score] of scoresOf(termIn)) {
        const known = found.get(id) ?? { score: 0, terms: new Set() }
        known.score += score * weight
        known.terms.add(key)
        found.set(id, known)
      }
  }
  for (const { key, termIn } of query) {
    weigh(key, ({ language }) => termIn(language), 1)
    for (const [longer, term] of longerWords(parts, termIn)) {
      const goesOn: TermIn = ({ language }) => (isLonger(longer, termIn(language)) ? longer : null)
      weigh(key, goesOn, (prefixWeight * longer.length) / (longer.length + letterCost * (longer.length - term.length)))
    }
  }
  // A passage that has more of the words counts more.
  const matches = [...found].map(([id, match]): Match => ({ id, score: match.score * match.terms.size, terms: [...match.terms] }))
  return matches.sort((one, other) => other.score - one.score || one.id - other.id)
}

const isLonger = (word: string, term: string): boolean => term.length >= minPrefix && word !== term && word.startsWith(term)

/** Prepares BM25+ of a term for each passage that has it in one field. */
function createScorer(parts: readonly Part[], boost: number, at: number): (termIn: TermIn) => readonly (readonly [number, number])[] {
  const count = parts.reduce((sum, part) => sum + part.count, 0)
  const average = parts.reduce((sum, { fields }) => sum + (fields[at]?.total ?? 0), 0) / count
  return (termIn) => {
    const lists = parts.map((part) => {
      const term = termIn(part)
      return term === null ? [] : (part.fields[at]?.postings(term) ?? [])
    })
    const having = lists.reduce((sum, list) => sum + list.length, 0) / 2
    const rarity = Math.log(1 + (count - having + 0.5) / (having + 0.5))
    const scores: (readonly [number, number])[] = []
    let first = 0
    for (const [n, part] of parts.entries()) {
      const list = lists[n] ?? []
      for (let place = 0; place < list.length; place += 2) {
        const [passage = 0, often = 0] = [list[place], list[place + 1]]
        const length = saturation * (1 - lengthShare + (lengthShare * (part.fields[at]?.lengthOf(passage) ?? 0)) / average)
        scores.push([first + passage, boost * rarity * (floor + (often * (saturation + 1)) / (often + length))])
      }
      first += part.count
    }
    return scores
  }
}

/** Words of any field that begin with the term of their part and go on, in order, each with the longest such term. */
function longerWords(parts: readonly Part[], termIn: QueryWord['termIn']): readonly (readonly [string, string])[] {
  const words = new Map<string, string>()
  for (const { language, fields } of parts) {
    const term = termIn(language)
    if (term.length < minPrefix) continue
    for (const { longer } of fields)
      for (const word of longer(term)) if (term.length > (words.get(word)?.length ?? 0)) words.set(word, term)
  }
  return [...words].sort(([one], [other]) => (one < other ? -1 : 1))
}
