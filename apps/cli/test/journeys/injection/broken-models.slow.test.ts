import { brokenAnswers } from '@galley/testkit'
import { expect, test } from 'vitest'
import { expectBrokenCalls, expectBrokenLists } from './broken-models.ts'

test('a model that breaks at any place of its trial ends no process and no run', { timeout: 900_000 }, async () => {
  expect(await expectBrokenCalls('trial')).toBeGreaterThan(120)
})

test('a model that breaks in the midst of its work ends no process and no run', async () => {
  expect(
    await expectBrokenCalls(
      'work',
      brokenAnswers.filter((_, index) => index % 4 === 1),
    ),
  ).toBeGreaterThan(25)
})

test('a list of models that breaks at any place ends no process', async () => {
  expect(await expectBrokenLists()).toBeGreaterThan(120)
})
