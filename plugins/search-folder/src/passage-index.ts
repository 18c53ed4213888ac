/** A passage that has terms of a query. */
interface Match {
  readonly id: number
  readonly score: number
  /** The query's terms that it has, whole or as the beginning of a longer word. */
  readonly terms: readonly string[]
}

/** Factors of BM25+ (Lv and Zhai, Lower-bounding term frequency normalization, CIKM 2011) as minisearch 7 sets them. */
const [saturation, lengthShare, floor] = [1.2, 0.7, 0.5]

/** Share of a term's weight that a longer word has which begins with it, and what each further letter takes of it. */
const [prefixWeight, letterCost] = [0.4, 0.3]

/** Shortest term whose longer words count: a longer word that begins with the term is the same word more often than not, as training for train. */
const minPrefix = 5

/** One field of every passage. */
interface Field {
  readonly boost: number
  /** Passages that have a term, each followed by how often, by the number of the term. */
  readonly postings: (number[] | undefined)[]
  /** Different terms of each passage, and of all of them together. */
  readonly lengths: number[]
  total: number
}

/** An inverted index of passages with weighted fields. A passage is known by its place in the order of adding. */
export interface PassageIndex {
  /** Adds a passage: the terms of its fields, in the order of the boosts. */
  readonly add: (fields: readonly (readonly string[])[]) => void
  /** Passages with any of the terms, best first; equal ones in their order. */
  readonly find: (terms: readonly string[]) => readonly Match[]
}

/** Creates an empty index of passages whose fields have these boosts. */
export function createPassageIndex(boosts: readonly number[]): PassageIndex {
  const numbers = new Map<string, number>()
  const fields = boosts.map((boost): Field => ({ boost, postings: [], lengths: [], total: 0 }))
  let sorted: readonly string[] | null = null
  let count = 0
  return {
    add(values) {
      for (const [at, field] of fields.entries()) addTerms(field, values[at] ?? [], count, numbers)
      count += 1
      sorted = null
    },
    find(terms) {
      const found = new Map<number, { score: number; readonly terms: Set<string> }>()
      const weigh = (term: string, word: string, weight: number): void => {
        const number = numbers.get(word)
        if (number === undefined) return
        for (const field of fields)
          for (const [id, score] of scoresOf(field, number, count)) {
            const known = found.get(id) ?? { score: 0, terms: new Set() }
            known.score += score * weight
            known.terms.add(term)
            found.set(id, known)
          }
      }
      for (const term of terms) {
        weigh(term, term, 1)
        if (term.length >= minPrefix) {
          sorted ??= [...numbers.keys()].sort()
          for (const word of longerWords(sorted, term)) {
            weigh(term, word, (prefixWeight * word.length) / (word.length + letterCost * (word.length - term.length)))
          }
        }
      }
      // A passage that has more of the terms counts more.
      const matches = [...found].map(([id, match]): Match => ({ id, score: match.score * match.terms.size, terms: [...match.terms] }))
      return matches.sort((one, other) => other.score - one.score || one.id - other.id)
    },
  }
}

function addTerms(field: Field, terms: readonly string[], id: number, numbers: Map<string, number>): void {
  const { postings, lengths } = field
  let different = 0
  for (const term of terms) {
    let number = numbers.get(term)
    if (number === undefined) numbers.set(term, (number = numbers.size))
    const list = (postings[number] ??= [])
    if (list[list.length - 2] === id) list[list.length - 1] = (list[list.length - 1] ?? 0) + 1
    else {
      list.push(id, 1)
      different += 1
    }
  }
  lengths.push(different)
  field.total += different
}

/** BM25+ of a term for each passage that has it in a field. */
function* scoresOf({ boost, postings, lengths, total }: Field, number: number, count: number): Generator<readonly [number, number]> {
  const list = postings[number]
  if (list === undefined) return
  const having = list.length / 2
  const rarity = Math.log(1 + (count - having + 0.5) / (having + 0.5))
  const average = total / count
  for (let at = 0; at < list.length; at += 2) {
    const [id = 0, often = 0] = [list[at], list[at + 1]]
    const length = saturation * (1 - lengthShare + (lengthShare * (lengths[id] ?? 0)) / average)
    yield [id, boost * rarity * (floor + (often * (saturation + 1)) / (often + length))]
  }
}

/** Words that begin with a term and go on, of a sorted list. */
function longerWords(sorted: readonly string[], term: string): readonly string[] {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? '') <= term) low = middle + 1
    else high = middle
  }
  let end = low
  while (sorted[end]?.startsWith(term) === true) end += 1
  return sorted.slice(low, end)
}
