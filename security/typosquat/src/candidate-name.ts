import type { Ecosystem } from './ecosystem.ts'
import { foldConfusables } from './text/fold-confusables.ts'
import { normaliseName, splitName, squash } from './text/name-forms.ts'

/** A name that is checked, with the forms that it is compared by. */
export interface CandidateName {
  readonly ecosystem: Ecosystem
  /** The name as it was written. */
  readonly text: string
  /** The name as its registry compares it, letters of other alphabets included. */
  readonly name: string
  /** The name with look-alike letters written in Latin; the same as `name` for plain names. */
  readonly folded: string
  readonly scope: string | null
  /** The name behind the scope. */
  readonly base: string
  /** The letters and digits of `folded`, in lower case. */
  readonly squashed: string
  readonly words: readonly string[]
}

/** Characters that are read of a name: npm allows 214, and PyPI has no longer ones. */
const maxNameChars = 214

/** Reads a name into its forms. Any text will do, however long. */
export function readCandidateName(text: string, ecosystem: Ecosystem): CandidateName {
  const read = text.slice(0, maxNameChars)
  const name = normaliseName(read, ecosystem)
  const folded = foldConfusables(name)
  const scoped = ecosystem === 'npm' ? /^@([^/]+)\/(.+)$/s.exec(folded) : null
  return {
    text: read,
    ecosystem,
    name,
    folded,
    scope: scoped?.[1] ?? null,
    base: scoped?.[2] ?? folded,
    squashed: squash(folded),
    words: splitName(folded),
  }
}
