import type { SquashedKind } from '../table/squashed-kind.ts'
import { findEdits } from '../text/find-edits.ts'
import type { Imitation, ImitationKind } from './imitation.ts'
import type { NameIndexes } from './name-indexes.ts'

/** Imitations of one text: more of them change no verdict. */
const maxFound = 8

/** Returns the edits that a text of this length may be away, at most: short names have too many neighbours. */
export function maxEditsFor(length: number): number {
  if (length < 3) return 0
  if (length < 6) return 1
  return length < 12 ? 2 : 3
}

/** Five letters carry a second edit when everybody knows the name (10 million downloads a month). */
function maxEditsTo(length: number, popularity: number): number {
  return length === 5 && popularity >= 56 ? 2 : maxEditsFor(length)
}

/** Finds the established names whose squashed form is within some edits of a text: the nearest and most downloaded. */
export function findNear(
  { names }: NameIndexes,
  text: string,
  options: {
    readonly kind: ImitationKind
    readonly form: SquashedKind
    readonly maxEdits: number
    readonly minPopularity: number
    readonly addedWords?: readonly string[]
  },
): readonly Imitation[] {
  const found = names
    .squashedIndex()
    .findNear(text, options.form, options.maxEdits, options.minPopularity)
    .filter((one) => one.distance > 0 && one.distance <= maxEditsTo(one.text.length, one.popularity))
    .sort((a, b) => a.distance - b.distance || b.popularity - a.popularity || a.entry - b.entry)
  const ties = found.filter((one) => one.distance === found[0]?.distance).length - 1
  const { kind, addedWords = [] } = options
  return found.slice(0, maxFound).map((one) => {
    const { target, popularity, scopePopularity } = names.targetAt(one.entry)
    const edits = findEdits(one.text, text, one.distance) ?? []
    return { kind, target, popularity, scopePopularity, targetText: one.text, candidateText: text, edits, addedWords, ties }
  })
}
