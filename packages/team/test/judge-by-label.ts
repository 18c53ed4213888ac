import { judgeSupport, type Support } from '@galley/evidence'
import type { CheckedClaim, ClaimAnswer } from '@galley/sdk'
import { createSeeded } from '@galley/testkit'
import { askJudge } from '../src/judges/ask-judge.ts'
import { calibrate } from '../src/judges/calibration/calibrate.ts'
import { calibrationCases } from '../src/judges/calibration/calibration-cases.ts'
import type { Judge } from '../src/index.ts'
import { weigh } from '../src/state/weigh.ts'

/** A sentence with its passage, and whether the passage says it. */
export interface LabelledClaim {
  readonly claim: CheckedClaim
  readonly isTrue: boolean
}

/** How a scripted judge judges: right so many times in 100, or `sycophant`, which says yes to all. */
export type Skill = number | 'sycophant'

/** What became of labelled sentences under a judge. */
export interface Outcome {
  readonly passed: boolean
  /** Sentences in the draft at the end, of those that are true and of those that are not. */
  readonly trueKept: number
  readonly falseKept: number
  /** False sentences that the judge lifted; the others were supported by words alone. */
  readonly falseLifted: number
}

/** Makes a judge that knows the labels of these sentences and of the calibration; whatever else it is asked is a canary, and false. */
export function judgeByLabel(labelled: readonly LabelledClaim[], skill: Skill, seed: number): Judge {
  const random = createSeeded(seed)
  const truths = new Set([
    ...labelled.filter(({ isTrue }) => isTrue).map(({ claim }) => claim.sentence),
    ...calibrationCases().flatMap(({ claim, fault }) => (fault === null ? [claim.sentence] : [])),
  ])
  const judge: Judge['judge'] = async (claims) =>
    claims.map(({ claim, sentence, window }): ClaimAnswer => {
      const isRight = skill === 'sycophant' || random() < skill / 100
      const saysYes = skill === 'sycophant' || truths.has(sentence) === isRight
      const doubt = (['partial', 'not said', 'contradicted'] as const)[Math.floor(random() * 3)] ?? 'partial'
      const span = window.split(/\s+/).slice(0, 8).join(' ')
      return { claimId: claim.id, says: saysYes ? 'supported' : doubt, span: saysYes ? span : '', reason: '' }
    })
  const calibrated = async (signal: AbortSignal): ReturnType<Judge['calibrate']> => calibrate(judge, { key: 'calibrate', signal })
  return { name: `${skill}`, tier: 'model', isWriters: false, judge, calibrate: calibrated }
}

/** The answer of words alone on each sentence, which is the same for every judge. */
export function wordsOn(labelled: readonly LabelledClaim[]): readonly Support[] {
  return labelled.map(({ claim: { sentence, window, title } }) => {
    const evidence = window.split('\n\n').map((one, at) => ({ id: `e${at}`, quote: one, window: one, title }))
    return judgeSupport(sentence, evidence)
  })
}

/** Plays one draft: the judge is calibrated, hears what words support or leave undecided, and what is not supported then is out. */
export async function playDraft(labelled: readonly LabelledClaim[], words: readonly Support[], judge: Judge): Promise<Outcome> {
  const at = { key: 'check', signal: new AbortController().signal }
  const { passed } = await judge.calibrate(at.signal)
  const heard = labelled.flatMap(({ claim }, n) => (['supported', 'undecided'].includes(words[n]?.verdict ?? '') ? [claim] : []))
  const said = await askJudge({ judge, claims: heard, isCalibrated: passed }, at)
  const ends = labelled.map(({ claim, isTrue }, n) => {
    const own = { claimId: claim.claim.id, tier: 'lexical' as const, ...(words[n] as Support) }
    return { isTrue, own, end: weigh(own, said.get(claim.claim.id) ?? null, words[n]?.loosely) }
  })
  const kept = ends.filter(({ end }) => end.verdict === 'supported')
  return {
    passed,
    trueKept: kept.filter(({ isTrue }) => isTrue).length,
    falseKept: kept.filter(({ isTrue }) => !isTrue).length,
    falseLifted: kept.filter(({ isTrue, own }) => !isTrue && own.verdict !== 'supported').length,
  }
}
