import type { Verdict } from '@galley/sdk'
import { expect, test } from 'vitest'
import type { Judgement } from './judgement.ts'
import { weigh } from './weigh.ts'

const own: Verdict = {
  claimId: 'c1',
  verdict: 'supported',
  tier: 'lexical',
  score: 1,
  evidenceId: 'e1',
  reason: 'Words stand in the evidence.',
}
const said: Judgement = { says: 'supported', span: 'the words', reason: 'It says so.', judge: 'a model', tier: 'model', isTrusted: true }

test('what words vouch for only loosely stands by the word of the judge that read it, and says so', () => {
  expect(weigh(own, said, 'It stands elsewhere.')).toMatchObject({
    verdict: 'supported',
    judge: 'a model',
    tier: 'model',
    span: 'the words',
  })
  expect(weigh(own, said)).toBe(own)
  expect(weigh(own, { ...said, isTrusted: false }, 'It stands elsewhere.').verdict).toBe('undecided')
})
