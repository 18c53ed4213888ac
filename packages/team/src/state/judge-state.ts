import type { DraftJudge } from '@galley/sdk'
import type { Writable } from './writable.ts'

/** The judges of a run, each with what its calibration came to. Changed by the functions of this file only. */
export interface JudgeState {
  /** Null before the first of them was needed. */
  readonly known: readonly DraftJudge[] | null
}

/** A judge part without anything in it. */
export function createJudgeState(): JudgeState {
  return { known: null }
}

/** Keeps the judges with their calibrations. */
export function recordJudges(judges: JudgeState, known: readonly DraftJudge[]): void {
  ;(judges as Writable<JudgeState>).known = known
}
