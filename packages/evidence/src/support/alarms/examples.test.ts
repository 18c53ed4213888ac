import { expect, test } from 'vitest'
import { judgeSupport } from '../judge-support.ts'

const harbours = 'The storm reached more than 35 harbours, among them Holm, Vik and Sund.'

test.each<[string, string, string | undefined]>([
  ['The harbours paid the keeper 130 crowns for the warning.', 'Holm, Vik and Sund paid the keeper 130 crowns for the warning.', 'scope'],
  [
    'The harbours paid the keeper 130 crowns for the warning.',
    'The harbours, Holm, Vik and Sund among them, paid the keeper 130 crowns for the warning.',
    undefined,
  ],
  ['The keeper slept.', 'The storm reached Holm, Vik and Sund.', undefined],
])('examples that stand for the whole: %s | %s', (other, sentence, alarm) => {
  const support = judgeSupport(
    sentence,
    [harbours, other].map((quote, at) => ({ id: `e${at}`, quote, window: quote })),
  )
  expect(support.alarm === 'scope' ? 'scope' : undefined).toBe(alarm)
})
