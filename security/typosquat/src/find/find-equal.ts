import type { SquashedKind } from '../table/squashed-kind.ts'
import type { Imitation, ImitationKind } from './imitation.ts'
import type { NameIndexes } from './name-indexes.ts'

/** A name with less than a hundredth of the target's downloads (16 = 8 · log10 of 100) makes nobody unsure which was meant. */
const maxTieGap = 16

/** Imitations of one text. */
const maxFound = 4

/** A kind of imitation, and the squashed form of a name by which it is found. */
interface EqualSearch {
  readonly kind: ImitationKind
  readonly form: SquashedKind
  readonly addedWords?: readonly string[]
}

/** Finds the established names whose squashed form of a kind equals a text, most downloaded first. */
export function findEqual({ names }: NameIndexes, text: string, { kind, form, addedWords = [] }: EqualSearch): readonly Imitation[] {
  const targets = names
    .squashedIndex()
    .findEqual(text, form)
    .map((entry) => names.targetAt(entry))
    .sort((a, b) => b.popularity - a.popularity || (a.target < b.target ? -1 : 1))
    .slice(0, maxFound)
  return targets.map(({ target, popularity, scopePopularity }) => {
    const ties = targets.filter((other) => other.popularity > popularity - maxTieGap).length - 1
    return { kind, target, popularity, scopePopularity, targetText: text, candidateText: text, edits: [], addedWords, ties }
  })
}
