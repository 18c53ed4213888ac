/** One field of the passages of a text, as it is looked into: which of them have a term, each followed by how often. */
export interface Field {
  readonly postings: (term: string) => readonly number[]
  /** Terms that begin with a term and go on. */
  readonly longer: (term: string) => readonly string[]
  /** Different terms of a passage. */
  readonly lengthOf: (passage: number) => number
  /** Different terms of all passages, summed. */
  readonly total: number
}

/** A field as it is kept: looking into it needs no more than the text, so that a thousand of them are ready as soon as they are read. */
export interface FieldText {
  /** `term passage times passage times;`, in the order of the terms. Terms are letters and digits. */
  readonly lines: string
  readonly lengths: readonly number[]
}

/** Writes a field: the terms of each passage. */
export function writeField(passages: readonly (readonly string[])[]): FieldText {
  const postings = new Map<string, number[]>()
  const lengths = passages.map((terms, passage) => {
    let different = 0
    for (const term of terms) {
      const list = postings.get(term)
      if (list === undefined) postings.set(term, [passage, 1])
      else if (list[list.length - 2] === passage) list[list.length - 1] = (list[list.length - 1] ?? 0) + 1
      else list.push(passage, 1)
      if (list?.[list.length - 2] !== passage || list[list.length - 1] === 1) different += 1
    }
    return different
  })
  const lines = [...postings.keys()].sort().map((term) => `${term} ${postings.get(term)?.join(' ')};`)
  return { lines: lines.join(''), lengths }
}

/** Opens a field that was written. */
export function openField({ lines, lengths }: FieldText): Field {
  return {
    postings(term) {
      const start = placeOf(lines, term)
      const from = start + term.length + 1
      return lines.startsWith(`${term} `, start) ? lines.slice(from, lines.indexOf(';', from)).split(' ').map(Number) : []
    },
    longer(term) {
      const found: string[] = []
      for (let start = placeOf(lines, term); lines.startsWith(term, start); start = lines.indexOf(';', start) + 1) {
        const word = termAt(lines, start)
        if (word !== term) found.push(word)
      }
      return found
    },
    lengthOf: (passage) => lengths[passage] ?? 0,
    total: lengths.reduce((sum, length) => sum + length, 0),
  }
}

/** Opens a field that all of `count` passages share: a title, a path. */
export function sharedField(terms: readonly string[], count: number): Field {
  const times = new Map<string, number>()
  for (const term of terms) times.set(term, (times.get(term) ?? 0) + 1)
  return {
    postings: (term) => {
      const often = times.get(term)
      return often === undefined ? [] : Array.from({ length: count }, (_, passage) => [passage, often]).flat()
    },
    longer: (term) => [...times.keys()].filter((word) => word.length > term.length && word.startsWith(term)),
    lengthOf: () => times.size,
    total: times.size * count,
  }
}

/** Finds the line whose term is the first that does not come before another. */
function placeOf(lines: string, term: string): number {
  let [low, high] = [0, lines.length]
  while (low < high) {
    const start = lines.lastIndexOf(';', ((low + high) >>> 1) - 1) + 1
    if (termAt(lines, start) < term) low = lines.indexOf(';', start) + 1
    else high = start
  }
  return low
}

const termAt = (lines: string, start: number): string => lines.slice(start, lines.indexOf(' ', start))
