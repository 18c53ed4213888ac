import type { Edit } from '../text/align.ts'

/** In what way a name may imitate another. */
export type CandidateKind =
  | 'same letters'
  | 'look-alike letters'
  | 'misspelling'
  | 'words in another order'
  | 'language word moved'
  | 'scope left out'
  | 'scope joined'
  | 'scope joined, words added'
  | 'near scope'
  | 'somebody else’s scope'
  | 'language word added'
  | 'language word left out'
  | 'language word exchanged'
  | 'word for language word'
  | 'version added'
  | 'word added'
  | 'command slip'
  | 'name of another registry'

/** An established name that may have been meant. */
export interface Candidate {
  readonly kind: CandidateKind
  /** The name that was meant, as its registry spells it (or the file or option, for a slip). */
  readonly target: string
  /** Eight to the power of ten of the target's downloads a month. */
  readonly level: number
  /** The level of the best package of the target's scope; 0 without a scope. */
  readonly scopeLevel: number
  /** The flat texts that were compared. */
  readonly meant: string
  readonly written: string
  readonly edits: readonly Edit[]
  /** Words that were put beside the target's. */
  readonly added: readonly string[]
  /** How many other established names are as near. */
  readonly crowd: number
}
