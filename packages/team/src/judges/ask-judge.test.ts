import type { CheckedClaim, ClaimAnswer } from '@galley/sdk'
import { expect, test } from 'vitest'
import type { Judge } from '../state/claim-judge.ts'
import { askJudge } from './ask-judge.ts'
import { calibrationCases } from './calibration/calibration-cases.ts'

const at = { key: 'check', signal: new AbortController().signal }
const claims = calibrationCases()
  .filter(({ fault }) => fault === null)
  .map(({ claim }) => claim)
  .slice(0, 12)
const own = new Set(claims.map(({ sentence }) => sentence))

/** A judge that finds the sentences of the tests and lets those canaries pass that `isBlind` names; `calls` holds what it was shown. */
function judging(isBlind: (sentence: string, call: number) => boolean): Judge & { readonly calls: (readonly CheckedClaim[])[] } {
  const calls: (readonly CheckedClaim[])[] = []
  return {
    calls,
    name: 'scripted',
    tier: 'model',
    isWriters: false,
    calibrate: async () => ({ passed: true, seen: 30, falsehoods: 30, kept: 30, truths: 30, byAlarm: [] }),
    judge: async (shown) => {
      calls.push(shown)
      return shown.map(({ claim, sentence, window }): ClaimAnswer => {
        const says = own.has(sentence) || isBlind(sentence, calls.length) ? 'supported' : 'not said'
        return { claimId: claim.id, says, span: claim.evidenceIds.length === 0 ? '' : window.slice(0, 40), reason: '' }
      })
    },
  }
}

const trusted = (said: Awaited<ReturnType<typeof askJudge>>): number => [...said.values()].filter(({ isTrusted }) => isTrusted).length

test('a judge that misses a canary twice is asked a third time, with others and in halves, and is believed where it sees them', async () => {
  const judge = judging((_, call) => call <= 2)
  expect(trusted(await askJudge({ judge, claims, isCalibrated: true }, at))).toBe(12)
  expect(judge.calls.map(({ length }) => length)).toEqual([16, 16, 8, 8])
  const canaries = judge.calls.map((shown) => shown.map(({ sentence }) => sentence).filter((sentence) => !own.has(sentence)))
  expect(new Set(canaries.flat()).size).toBe(canaries.flat().length)
})

test('what it misses then costs one half, not the other', async () => {
  const judge = judging((_, call) => call <= 3)
  expect(trusted(await askJudge({ judge, claims, isCalibrated: true }, at))).toBe(6)
})

test('a judge that says yes to all is believed about nothing', async () => {
  const judge = judging(() => true)
  expect(trusted(await askJudge({ judge, claims, isCalibrated: true }, at))).toBe(0)
  expect(judge.calls).toHaveLength(4)
})

const uncited = claims
  .slice(0, 3)
  .map((one) => Object.assign({}, one, { claim: { ...one.claim, evidenceIds: [] }, window: claims.map(({ window }) => window).join(' ') }))

test('a batch of uncited sentences is asked once, and believed; a sentence that brings nothing needs no words that carry it', async () => {
  const judge = judging(() => false)
  const said = await askJudge({ judge, claims: uncited, isCalibrated: true }, at)
  expect(judge.calls.map(({ length }) => length)).toEqual([5])
  expect([...said.values()].map(({ says, span, isTrusted }) => [says, span, isTrusted])).toEqual(uncited.map(() => ['supported', '', true]))
})

test('uncited sentences are never parted while they fit into one batch', async () => {
  const judge = judging(() => false)
  await askJudge({ judge, claims: [...claims.slice(0, 11), ...uncited], isCalibrated: true }, at)
  expect(
    judge.calls.map((shown) => shown.filter(({ claim, sentence }) => claim.evidenceIds.length === 0 && own.has(sentence)).length),
  ).toEqual([0, 3])
  await askJudge({ judge, claims: [...claims.slice(0, 9), ...uncited], isCalibrated: true }, at)
  expect(judge.calls).toHaveLength(3)
})

test('claims whose own passages allow no canary borrow those of the rest of the draft', async () => {
  const judge = judging(() => false)
  const bare = claims.slice(0, 1).map((one) => Object.assign({}, one, { window: 'Lengths of ids: 36, 26 and 21 characters' }))
  expect(trusted(await askJudge({ judge, claims: bare, spare: claims, isCalibrated: true }, at))).toBe(1)
  expect(judge.calls.map(({ length }) => length)).toEqual([3])
})

test('where no canary can be made it is asked once and not believed', async () => {
  const judge = judging(() => false)
  const bare = claims.slice(0, 2).map((one) => Object.assign({}, one, { window: 'A heading' }))
  expect(trusted(await askJudge({ judge, claims: bare, isCalibrated: true }, at))).toBe(0)
  expect(judge.calls).toHaveLength(1)
})
