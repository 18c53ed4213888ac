import { boolean, integer, list, objectSchema, oneOf, text, type ObjectSchema } from '../schema/schema.ts'
import { tiers, type Tier } from './verdict.ts'

/** Outcome of a judge's calibration: false sentences that it saw, and true ones that it kept. */
export interface Calibration {
  /** True when it saw and kept enough to be believed. */
  readonly passed: boolean
  readonly seen: number
  readonly falsehoods: number
  readonly kept: number
  readonly truths: number
  /** False sentences by the alarm that they are made for, with those that were seen. */
  readonly byAlarm: readonly { readonly alarm: string; readonly seen: number; readonly of: number }[]
}

/** A judge of what words could not decide in a draft. */
export interface DraftJudge {
  /** Name of the model or of the file. */
  readonly name: string
  readonly tier: Tier
  /** True when it wrote the text too. */
  readonly isWriters: boolean
  readonly calibration: Calibration
}

const count = integer(0, 1000)

/** Schema of a calibration. */
export const calibrationSchema: ObjectSchema<Calibration> = objectSchema<Calibration>(
  ['passed', 'seen', 'falsehoods', 'kept', 'truths', 'byAlarm'],
  {
    passed: boolean,
    seen: count,
    falsehoods: count,
    kept: count,
    truths: count,
    byAlarm: list(objectSchema<Calibration['byAlarm'][number]>(['alarm', 'seen', 'of'], { alarm: text(40), seen: count, of: count }), 40),
  },
)

/** Schema of a draft's judge. */
export const draftJudgeSchema: ObjectSchema<DraftJudge> = objectSchema<DraftJudge>(['name', 'tier', 'isWriters', 'calibration'], {
  name: text(400),
  tier: oneOf(tiers),
  isWriters: boolean,
  calibration: calibrationSchema,
})
