import type { Edit } from '../text/find-edits.ts'

/** The way in which a name may imitate another. Each kind is a feature of the model as well. */
export type ImitationKind =
  | 'same letters'
  | 'look-alike letters'
  | 'misspelling'
  | 'words in another order'
  | 'language word moved'
  | 'scope left out'
  | 'scope joined'
  | 'scope joined, words added'
  | 'near scope'
  | 'near scope, new name'
  | 'somebody else’s scope'
  | 'language word added'
  | 'language word left out'
  | 'language word exchanged'
  | 'word for language word'
  | 'version added'
  | 'word added'
  | 'command slip'
  | 'command of another package'
  | 'name of another registry'

/** One way in which a candidate may imitate one established name, the target. */
export interface Imitation {
  readonly kind: ImitationKind
  /** The target as its registry spells it; for a command slip the file or option that was meant. */
  readonly target: string
  /** Popularity of the target: 8 · log10 of its downloads a month. */
  readonly popularity: number
  /** Popularity of the best package of the target's scope; 0 without a scope. */
  readonly scopePopularity: number
  /** The text of the target that was compared: squashed, or its scope. */
  readonly targetText: string
  /** The text of the candidate that was compared with it. */
  readonly candidateText: string
  /** The edits that turn `targetText` into `candidateText`. */
  readonly edits: readonly Edit[]
  /** Words of the candidate beside the target's. */
  readonly addedWords: readonly string[]
  /** Number of other established names that match as well as the target. */
  readonly ties: number
}
