import type { Block } from './block.ts'
import type { Claim } from './claim.ts'
import type { NotVerified } from './not-verified.ts'
import type { Revision } from './revision.ts'
import type { ScoreParts } from './score-parts.ts'
import type { Verdict } from './verdict.ts'

/** Counts that no round may make worse; all zero is clean. */
export interface Invariants {
  /** Factual sentences that say otherwise than their evidence. */
  readonly contradicted: number
  /** Factual sentences without support. */
  readonly unsupported: number
  /** Factual sentences that words could not decide and no judge lifted. */
  readonly undecided: number
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

/** Counts of a draft with nothing wrong in it. */
export const cleanInvariants: Invariants = {
  contradicted: 0,
  unsupported: 0,
  undecided: 0,
  dangling: 0,
  lostMustCover: 0,
  unparsable: 0,
  injected: 0,
  lengthOff: 0,
}

/** A whole draft at one moment. */
export interface Version {
  /** 0 is the first writing, k the result of round k; what is made after the run is numbered on. */
  readonly n: number
  readonly blocks: readonly Block[]
  readonly claims: readonly Claim[]
  readonly verdicts: readonly Verdict[]
  /** 0 to 100. */
  readonly score: number
  /** Drafts that were written before the parts had names and places have numbers here: read them with `scorePartsOf`. */
  readonly parts: ScoreParts
  readonly invariants: Invariants
  /** sha256 (hex) of blocks and claims: *the same draft* means the same hash. */
  readonly hash: string
  /** Changes since the run that led here, the first one first: the last of them made this version. Absent in those that the run made. */
  readonly revisions?: readonly Revision[]
  /** Open points of a version made after the run, beside those that the draft lists: sentences that nothing supports, points that it lost. */
  readonly notVerified?: readonly NotVerified[]
}

/** A version in which nothing is written yet; its hash is made by who keeps one. */
export const emptyVersion: Omit<Version, 'hash'> = {
  n: 0,
  blocks: [],
  claims: [],
  verdicts: [],
  score: 0,
  parts: {},
  invariants: cleanInvariants,
}
