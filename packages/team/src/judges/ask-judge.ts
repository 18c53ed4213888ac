import type { CheckedClaim, ClaimAnswer } from '@galley/sdk'
import { canariesFor, makeCanaries } from './canaries/make-canaries.ts'
import { findSpan } from './find-span.ts'
import type { Judge, JudgeAt } from '../state/claim-judge.ts'
import type { Judgement } from '../state/judgement.ts'
import { seeded, shuffled } from './seeded.ts'

/** Claims of one batch at most, the canaries not counted. */
export const maxBatch = 12

/**
 * Claims of one batch, try by try. A judge that let a canary pass is asked again with others; the last time in
 * smaller batches, so that what it misses again costs few claims their judge.
 */
const batchSizes = [maxBatch, maxBatch, maxBatch / 2] as const

/** A judge and what is asked of it. */
export interface Question {
  readonly judge: Judge
  readonly claims: readonly CheckedClaim[]
  /** Other claims of the draft: by their passages canaries are made where those of a batch allow too few. */
  readonly spare?: readonly CheckedClaim[]
  /** True for a judge that passed its calibration: its batches carry canaries, and it is believed where it sees them all. */
  readonly isCalibrated: boolean
  /** BCP 47; English where it is left out. */
  readonly language?: string
}

/**
 * Asks a judge about claims, batch by batch; what cites nothing is in one batch wherever it can be, since all of it is judged by the same text.
 * Returns its words by the id of the claim; a claim that it did not answer has none.
 */
export async function askJudge(question: Question, at: JudgeAt): Promise<ReadonlyMap<string, Judgement>> {
  const judgements = new Map<string, Judgement>()
  for (const claims of batchesOf(question.claims)) for (const [id, one] of await askBatch(question, claims, at)) judgements.set(id, one)
  return judgements
}

/** The claims in batches: what cites nothing is added to the last batch of the others where it fits whole, and else has its own, one for each text by which it is judged. */
function batchesOf(claims: readonly CheckedClaim[]): readonly (readonly CheckedClaim[])[] {
  const cited = batches(
    claims.filter(({ claim }) => claim.evidenceIds.length > 0),
    maxBatch,
  )
  const uncited = claims.filter(({ claim }) => claim.evidenceIds.length === 0)
  const last = cited.at(-1)
  if (last !== undefined && uncited.length > 0 && last.length + uncited.length <= maxBatch)
    return [...cited.slice(0, -1), [...last, ...uncited]]
  return [...cited, ...[...Map.groupBy(uncited, ({ window }) => window).values()].flatMap((own) => batches(own, maxBatch))]
}

type Judgements = readonly (readonly [string, Judgement])[]

async function askBatch(question: Question, claims: readonly CheckedClaim[], at: JudgeAt): Promise<Judgements> {
  const missed = new Set<string>()
  let judgements: Judgements = []
  for (const [n, size] of batchSizes.entries()) {
    const tries: Try[] = []
    for (const part of batches(claims, size)) tries.push(await tryBatch(question, part, { n, missed }, at))
    judgements = tries.flatMap((one) => one.judgements)
    if (tries.every(({ isFinal }) => isFinal)) break
    for (const sentence of tries.flatMap((one) => one.missed)) missed.add(sentence)
  }
  return judgements
}

interface Try {
  readonly judgements: Judgements
  /** Canaries that passed for true. One that passes twice may be true after all: none is shown again. */
  readonly missed: readonly string[]
  /** True where to ask once more would change nothing: all canaries were seen, or there can be none. */
  readonly isFinal: boolean
}

async function tryBatch(
  { judge, claims: all, spare = [], isCalibrated, language }: Question,
  claims: readonly CheckedClaim[],
  { n, missed }: { readonly n: number; readonly missed: ReadonlySet<string> },
  at: JudgeAt,
): Promise<Try> {
  const seed = JSON.stringify([n, claims.map(({ sentence, window }) => [sentence, window])])
  const canaries = isCalibrated
    ? makeCanaries({ claims, spare: [...all, ...spare], seed, without: missed, ...(language === undefined ? {} : { language }) })
    : []
  const mixed = shuffled([...claims, ...canaries], seeded(seed))
  const found = await judge.judge(mixed.map(disguised), at)
  const answerTo = (claim: CheckedClaim): ClaimAnswer | undefined => found.find(({ claimId }) => claimId === aliasOf(mixed.indexOf(claim)))
  const answers = claims.flatMap((claim) => {
    const answer = answerTo(claim)
    return answer === undefined ? [] : [{ ...answer, claimId: claim.claim.id }]
  })
  const passed = canaries.filter((canary) => (answerTo(canary)?.says ?? 'supported') === 'supported')
  const isTested = canaries.length >= canariesFor(claims.length)
  return {
    judgements: judgementsOf(claims, answers, judge, { isTrusted: isTested && passed.length === 0 }),
    missed: passed.map(({ sentence }) => sentence),
    isFinal: !isTested || passed.length === 0,
  }
}

function batches<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size))
}

/** Nobody can tell a canary by its id. */
function disguised(claim: CheckedClaim, at: number): CheckedClaim {
  return { ...claim, claim: { ...claim.claim, id: aliasOf(at) } }
}

function aliasOf(at: number): string {
  return `k${at + 1}`
}

/**
 * Reads the answers to claims. One that says supported, by words that the window does not have, is none where its judge is trusted. A sentence that cites nothing brings
 * nothing that words could carry: it needs none.
 */
function judgementsOf(
  claims: readonly CheckedClaim[],
  answers: readonly ClaimAnswer[],
  { name, tier }: Judge,
  { isTrusted }: { readonly isTrusted: boolean },
): Judgements {
  return claims.flatMap(({ claim, window }) => {
    const answer = answers.find(({ claimId }) => claimId === claim.id)
    if (answer === undefined) return []
    const found = answer.says === 'supported' ? findSpan(window, answer.span) : ''
    if (found === null && isTrusted && claim.evidenceIds.length > 0) return []
    const span = found ?? ''
    const reason = answer.reason.trim() === '' ? reasons[answer.says] : answer.reason.trim().replace(/[\p{L}\p{N}]$/u, '$&.')
    return [[claim.id, { says: answer.says, span, reason, judge: name, tier, isTrusted }] as const]
  })
}

const reasons: Readonly<Record<ClaimAnswer['says'], string>> = {
  supported: 'The passage says it in other words.',
  partial: 'The passage says a part of it only.',
  contradicted: 'The passage says otherwise.',
  'not said': 'The passage does not say it.',
}
