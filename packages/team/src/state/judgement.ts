import type { ClaimAnswer } from '@galley/sdk'
import type { Judge } from './claim-judge.ts'

/** Word of a judge on one claim, as a run remembers it. */
export interface Judgement {
  readonly says: ClaimAnswer['says']
  /** Words of the window, as it has them; empty unless `says` is `supported`. */
  readonly span: string
  readonly reason: string
  readonly judge: string
  readonly tier: Judge['tier']
  /** True when the judge passed its calibration and saw the canaries of this batch. */
  readonly isTrusted: boolean
}
