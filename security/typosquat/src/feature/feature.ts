import type { Candidate } from '../generate/candidate.ts'
import type { Subject } from '../subject.ts'

/** Adds what one group sees to the account of a candidate: a feature's name and how much of it there is. */
export type FeatureGroup = (seen: Map<string, number>, candidate: Candidate, subject: Subject, language: Language) => void

/** What is known of words and letters in package names. */
export interface Language {
  /** In about how many names the word stands, as a power of ten; 0 when it is no word. */
  readonly commonness: (word: string) => number
  /** Bits a letter that a text costs under the letters of established names. */
  readonly surprise: (text: string) => number
}
