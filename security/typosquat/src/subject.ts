import type { Ecosystem } from './ecosystem.ts'
import { flat } from './text/flat.ts'
import { foldConfusables } from './text/fold-confusables.ts'
import { normalise } from './text/normalise.ts'
import { words } from './text/words.ts'

/** A name taken apart for judging. */
export interface Subject {
  readonly ecosystem: Ecosystem
  /** As it was written. */
  readonly text: string
  /** As its registry compares it, letters of other alphabets included. */
  readonly name: string
  /** With look-alike letters written in Latin; the same as `name` for plain names. */
  readonly folded: string
  readonly scope: string | null
  /** What follows the scope. */
  readonly base: string
  readonly flat: string
  readonly words: readonly string[]
}

/** npm allows 214 characters, PyPI has none longer: what comes after is not read. */
const LONGEST = 214

/** Takes a name apart. Any text will do, however long. */
export function readSubject(text: string, ecosystem: Ecosystem): Subject {
  const read = text.slice(0, LONGEST)
  const name = normalise(read, ecosystem)
  const folded = foldConfusables(name)
  const scoped = ecosystem === 'npm' ? /^@([^/]+)\/(.+)$/s.exec(folded) : null
  return {
    text: read,
    ecosystem,
    name,
    folded,
    scope: scoped?.[1] ?? null,
    base: scoped?.[2] ?? folded,
    flat: flat(folded),
    words: words(folded),
  }
}
