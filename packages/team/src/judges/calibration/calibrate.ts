import type { Calibration, ClaimAnswer } from '@galley/sdk'
import type { Judge, JudgeAt } from '../../state/claim-judge.ts'
import { findSpan } from '../find-span.ts'
import { seeded, shuffled } from '../seeded.ts'
import { calibrationCases, type CalibrationCase } from './calibration-cases.ts'

/** False sentences of 30 that a judge has to see: one in ten may pass. */
const minSeen = 27

/** True sentences of 30 that a judge has to keep: one that refuses everything is of no use. */
const minKept = 21

/** Passages of one call; each has four sentences. */
const passagesOfCall = 4

/**
 * Calibrates a judge: shows it the sentences of the calibration without saying what they are, and counts those that it sees and keeps. A false
 * sentence is seen unless it is said to be supported by words that the passage has; a true one is kept only then.
 */
export async function calibrate(judge: Judge['judge'], at: JudgeAt): Promise<Calibration> {
  const byPassage = [...Map.groupBy(calibrationCases(), ({ claim }) => claim.window).values()]
  const done: { readonly one: CalibrationCase; readonly isLifted: boolean }[] = []
  for (let from = 0; from < byPassage.length; from += passagesOfCall) {
    const cases = shuffled(byPassage.slice(from, from + passagesOfCall).flat(), seeded(`calibration ${from}`))
    const answers = await judge(
      cases.map(({ claim }, n) => ({ ...claim, claim: { ...claim.claim, id: `k${n + 1}` } })),
      at,
    )
    done.push(
      ...cases.map((one, n) => ({
        one,
        isLifted: lifts(
          one,
          answers.find(({ claimId }) => claimId === `k${n + 1}`),
        ),
      })),
    )
  }
  return summaryOf(done)
}

function lifts({ claim }: CalibrationCase, answer: ClaimAnswer | undefined): boolean {
  return answer?.says === 'supported' && findSpan(claim.window, answer.span) !== null
}

function summaryOf(done: readonly { readonly one: CalibrationCase; readonly isLifted: boolean }[]): Calibration {
  const falsehoods = done.filter(({ one }) => one.fault !== null)
  const truths = done.filter(({ one }) => one.fault === null)
  const seen = falsehoods.filter(({ isLifted }) => !isLifted).length
  const kept = truths.filter(({ isLifted }) => isLifted).length
  const byAlarm = [...Map.groupBy(falsehoods, ({ one }) => one.fault ?? '')].map(([alarm, all]) => ({
    alarm,
    seen: all.filter(({ isLifted }) => !isLifted).length,
    of: all.length,
  }))
  return { passed: seen >= minSeen && kept >= minKept, seen, falsehoods: falsehoods.length, kept, truths: truths.length, byAlarm }
}
