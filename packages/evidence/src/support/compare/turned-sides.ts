import type { Comparison, Word } from './comparison.ts'
import { comparingVerb } from './comparing-verb.ts'
import { phrases } from './phrases.ts'

/** Words of degree that stand anywhere before their *than*. */
const far = phrases({
  up: 'more, greater, higher, larger, bigger, longer, better, stronger',
  down: 'less, fewer, lower, smaller, shorter, worse, weaker',
})

/** Words between a degree and its *than*. */
const maxToThan = 14
/** Words before a comparison, and behind it, in which its two sides stand. */
const reach = 24
/** Words that name no side: they stand for one named elsewhere or for any, or say by how much it is more. */
const nameless = new Set(
  'one ones that those this these other others any it them they all each far much many even still slightly somewhat considerably significantly lot bit times'.split(
    ' ',
  ),
)

/** Two sides of a comparison, as the roots of their content words. */
interface ComparedSides {
  /** Direction and what is measured: *up*, *down*, or a word of degree of its own, such as *fast*. */
  readonly degree: string
  /** Words in front of the degree. */
  readonly front: ReadonlySet<string>
  /** Words in front of *than*: those, and what is measured. */
  readonly first: ReadonlySet<string>
  readonly second: ReadonlySet<string>
}

/**
 * Finds a comparison with its sides turned round: *B has more than A* where the source says that A has more than B. Returns true only
 * where each comparison of the source that shares the degree has them the other way.
 */
export function hasTurnedSides({ written, stated }: Comparison): boolean {
  const theirs = sidesIn(stated)
  return sidesIn(written).some((own) => {
    const found = theirs.flatMap((other) => turnOf(own, other) ?? [])
    return found.length > 0 && found.every(Boolean)
  })
}

/** True where one comparison is the other turned round, false where it is the same; null where they have nothing to do with each other. */
function turnOf(own: ComparedSides, other: ComparedSides): boolean | null {
  if (own.degree !== other.degree) return null
  if (own.second.isSubsetOf(other.second)) return false
  return turns(own.second, other.second, other.first) ?? turns(own.front, other.first, other.second)
}

/** True where words of a side stand on the other side alone, false where some stand on the same; null where none stand on either. */
function turns(words: ReadonlySet<string>, same: ReadonlySet<string>, across: ReadonlySet<string>): boolean | null {
  if (words.intersection(same.difference(across)).size > 0) return false
  return words.intersection(across.difference(same)).size > 0 ? true : null
}

function sidesIn(words: readonly Word[]): readonly ComparedSides[] {
  const degrees = far(words)
  return words.flatMap((word, at): readonly ComparedSides[] => {
    if (comparingVerb.test(word.word) && words[at + 1]?.word !== 'by') {
      const front = rootsOf(words, at, Math.max(0, at - reach), at)
      return [{ degree: 'up', front, first: front, second: rootsOf(words, at, at + 1, at + 1 + reach) }]
    }
    if (word.word !== 'than' && !isCompared(words, at)) return []
    const listed = degrees.findLast(({ from }) => from < at && at - from <= maxToThan && words[from]?.sentence === word.sentence)
    const before = words[at - 1]
    const from =
      listed?.from ?? (before !== undefined && /..er$/.test(before.word) && !/^(?:rather|other)$/.test(before.word) ? at - 1 : -1)
    if (from < 0) return []
    return [
      {
        degree: listed?.sort ?? words[from]?.root ?? '',
        front: rootsOf(words, at, Math.max(0, from - reach), from),
        first: rootsOf(words, at, Math.max(0, from - reach), at),
        second: rootsOf(words, at, at + 1, at + 1 + reach),
      },
    ]
  })
}

/** *Compared to* stands for *than*. */
function isCompared(words: readonly Word[], at: number): boolean {
  return /^(?:to|with)$/.test(words[at]?.word ?? '') && words[at - 1]?.word === 'compared'
}

/** Roots of the content words of a range that stand in the sentence of the word `at`. */
function rootsOf(words: readonly Word[], at: number, from: number, to: number): ReadonlySet<string> {
  const own = words.slice(from, to).filter((word) => word.sentence === words[at]?.sentence && word.content && !nameless.has(word.word))
  return new Set(own.map(({ root }) => root))
}
