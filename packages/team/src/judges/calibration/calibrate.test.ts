import type { CheckedClaim, ClaimAnswer } from '@galley/sdk'
import { judgeSupport } from '@galley/evidence'
import { expect, test } from 'vitest'
import { calibrate } from './calibrate.ts'
import { calibrationCases } from './calibration-cases.ts'

const at = { key: 'calibrate', signal: new AbortController().signal }
const cases = calibrationCases()
const isFalse = (sentence: string): boolean => cases.some(({ claim, fault }) => claim.sentence === sentence && fault !== null)
const yes = ({ claim, window }: CheckedClaim): ClaimAnswer => ({
  claimId: claim.id,
  says: 'supported',
  span: window.slice(0, 50),
  reason: '',
})
const no = ({ claim }: CheckedClaim): ClaimAnswer => ({ claimId: claim.id, says: 'not said', span: '', reason: 'No.' })

/** A judge that errs about the first `false` false sentences and the first `true` true ones. */
function erring(errors: { readonly false: number; readonly true: number }): (claims: readonly CheckedClaim[]) => Promise<ClaimAnswer[]> {
  const left = { ...errors }
  return async (claims) =>
    claims.map((claim) => {
      const kind = isFalse(claim.sentence) ? 'false' : 'true'
      const isRight = left[kind] === 0
      if (!isRight) left[kind] -= 1
      return isRight === (kind === 'true') ? yes(claim) : no(claim)
    })
}

test('thirty false sentences, none of which words alone contradict, and thirty true ones', () => {
  expect(cases.filter(({ fault }) => fault !== null)).toHaveLength(30)
  expect(cases.filter(({ fault }) => fault === null)).toHaveLength(30)
  const contradicted = cases.filter(({ claim, fault }) => {
    const { sentence, window, title } = claim
    return fault !== null && judgeSupport(sentence, [{ id: 'e', quote: window, window, title }]).verdict === 'contradicted'
  })
  expect(contradicted.map(({ claim }) => claim.sentence)).toEqual([])
})

test.each([
  [{ false: 0, true: 0 }, true],
  [{ false: 3, true: 9 }, true],
  [{ false: 4, true: 0 }, false],
  [{ false: 0, true: 10 }, false],
  [{ false: 30, true: 0 }, false],
  [{ false: 0, true: 30 }, false],
])('a judge with %o errors has passed: %s', async (errors, passed) => {
  const result = await calibrate(erring(errors), at)
  expect(result).toMatchObject({ passed, seen: 30 - errors.false, falsehoods: 30, kept: 30 - errors.true, truths: 30 })
  expect(result.byAlarm.reduce((sum, one) => sum + one.seen, 0)).toBe(result.seen)
})

test('a judge that copies words which the passage does not have keeps nothing', async () => {
  const result = await calibrate(async (claims) => claims.map((claim) => ({ ...yes(claim), span: 'as everybody knows it is' })), at)
  expect(result).toMatchObject({ passed: false, seen: 30, kept: 0 })
})

test('a call has at most sixteen sentences, whose ids tell nothing', async () => {
  const calls: (readonly CheckedClaim[])[] = []
  await calibrate(async (claims) => (calls.push(claims), []), at)
  expect(calls.map(({ length }) => length)).toEqual([16, 16, 16, 12])
  expect(calls[0]?.map(({ claim }) => claim.id)).toEqual(Array.from({ length: 16 }, (_, n) => `k${n + 1}`))
})
