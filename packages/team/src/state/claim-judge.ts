import type { Calibration, CheckedClaim, ClaimAnswer, DraftJudge } from '@galley/sdk'

/** One call of a judge: the key of its step, and what stops it. */
export interface JudgeAt {
  readonly key: string
  readonly signal: AbortSignal
}

/** A judge of what words cannot decide: an entailment model, or the fact-checker's model. */
export interface Judge extends Pick<DraftJudge, 'name' | 'tier' | 'isWriters'> {
  /** Judges at most 16 claims. A claim may stay without an answer, and an answer that names no claim is ignored. */
  readonly judge: (claims: readonly CheckedClaim[], at: JudgeAt) => Promise<readonly ClaimAnswer[]>
  /** Tells what the judge's calibration came to: an earlier one, or one that is made now, outside the draft's budget. */
  readonly calibrate: (signal: AbortSignal) => Promise<Calibration>
}
