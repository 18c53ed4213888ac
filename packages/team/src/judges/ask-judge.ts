import type { CheckedClaim, ClaimAnswer } from '@galley/sdk'
import { canariesOfBatch, makeCanaries } from './canaries/make-canaries.ts'
import { findSpan } from './find-span.ts'
import type { Judge, JudgeAt } from '../state/claim-judge.ts'
import type { Judgement } from '../state/judgement.ts'
import { seeded, shuffled } from './seeded.ts'

/** Claims of one batch, the canaries not counted. */
const maxBatch = 12

/** Times that a batch is asked: a judge that let a canary pass is asked once more, with others. */
const maxTries = 2

/** A judge and what is asked of it. */
export interface Question {
  readonly judge: Judge
  readonly claims: readonly CheckedClaim[]
  /** True for a judge that passed its calibration: its batches carry canaries, and it is believed where it sees them all. */
  readonly isCalibrated: boolean
  /** BCP 47; English where it is left out. */
  readonly language?: string
}

/** Asks a judge about claims, batch by batch. Returns its words by the id of the claim; a claim that it did not answer has none. */
export async function askJudge(question: Question, at: JudgeAt): Promise<ReadonlyMap<string, Judgement>> {
  const judgements = new Map<string, Judgement>()
  for (let from = 0; from < question.claims.length; from += maxBatch)
    for (const [id, one] of await askBatch(question, question.claims.slice(from, from + maxBatch), at)) judgements.set(id, one)
  return judgements
}

async function askBatch(
  question: Question,
  claims: readonly CheckedClaim[],
  at: JudgeAt,
): Promise<readonly (readonly [string, Judgement])[]> {
  const { judge, isCalibrated, language } = question
  let answers: readonly ClaimAnswer[] = []
  for (let n = 1; n <= (isCalibrated ? maxTries : 1); n += 1) {
    const seed = JSON.stringify([n, claims.map(({ sentence, window }) => [sentence, window])])
    const canaries = isCalibrated ? makeCanaries({ claims, seed, ...(language === undefined ? {} : { language }) }) : []
    const mixed = shuffled([...claims, ...canaries], seeded(seed))
    const found = await judge.judge(mixed.map(disguised), at)
    const answerTo = (claim: CheckedClaim): ClaimAnswer | undefined =>
      found.find(({ claimId }) => claimId === aliasOf(mixed.indexOf(claim)))
    answers = claims.flatMap((claim) => {
      const answer = answerTo(claim)
      return answer === undefined ? [] : [{ ...answer, claimId: claim.claim.id }]
    })
    const isSound =
      canaries.length >= canariesOfBatch && canaries.every((canary) => (answerTo(canary)?.says ?? 'supported') !== 'supported')
    if (isSound) return judgementsOf(claims, answers, judge, true)
  }
  return judgementsOf(claims, answers, judge, false)
}

/** Nobody can tell a canary by its id. */
function disguised(claim: CheckedClaim, at: number): CheckedClaim {
  return { ...claim, claim: { ...claim.claim, id: aliasOf(at) } }
}

function aliasOf(at: number): string {
  return `k${at + 1}`
}

/** Reads the answers to claims. One that names words which the window does not have is none. */
function judgementsOf(
  claims: readonly CheckedClaim[],
  answers: readonly ClaimAnswer[],
  { name, tier }: Judge,
  isTrusted: boolean,
): readonly (readonly [string, Judgement])[] {
  return claims.flatMap(({ claim, window }) => {
    const answer = answers.find(({ claimId }) => claimId === claim.id)
    if (answer === undefined) return []
    const span = answer.says === 'supported' ? findSpan(window, answer.span) : ''
    if (span === null) return []
    const reason = answer.reason.trim() === '' ? reasons[answer.says] : answer.reason.trim()
    return [[claim.id, { says: answer.says, span, reason, judge: name, tier, isTrusted }] as const]
  })
}

const reasons: Readonly<Record<ClaimAnswer['says'], string>> = {
  supported: 'The passage says it in other words.',
  partial: 'The passage says a part of it only.',
  contradicted: 'The passage says otherwise.',
  'not said': 'The passage does not say it.',
}
