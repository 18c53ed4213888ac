import type { Block } from './block.ts'
import type { Claim } from './claim.ts'
import type { Verdict } from './verdict.ts'

/** The parts of the score, each 0 to its weight: 40 support, 20 coverage, 10 numbers, 10 repetition, 10 readability, 10 editor. */
export interface ScoreParts {
  readonly support: number
  readonly coverage: number
  readonly numbers: number
  readonly repetition: number
  readonly readability: number
  readonly editor: number
}

/** Counts that no round may make worse; all zero is clean. */
export interface Invariants {
  /** Factual claims that are unsupported or contradicted. */
  readonly unsupported: number
  /** Citation tokens with no claim, or claims with no evidence that exists. */
  readonly dangling: number
  /** Must-cover points that the draft does not cover. */
  readonly lostMustCover: number
  /** Blocks that are not what their kind says, or do not parse. */
  readonly unparsable: number
  /** Sentences that came from a page as an instruction. */
  readonly injected: number
  /** Words outside the brief's length ±10 %. */
  readonly lengthOff: number
}

/** A whole draft at one moment. */
export interface Version {
  /** 0 is the first writing, k the result of round k. */
  readonly n: number
  readonly blocks: readonly Block[]
  readonly claims: readonly Claim[]
  readonly verdicts: readonly Verdict[]
  /** 0 to 100. */
  readonly score: number
  readonly parts: ScoreParts
  readonly invariants: Invariants
  /** sha256 (hex) of blocks and claims: *the same draft* means the same hash. */
  readonly hash: string
}
