import { expect, test } from 'vitest'
import { judgeSupport } from './judge-support.ts'

test('a version is known by its first number', () => {
  const quote = 'The format of stored indexes changed.'
  const alarmUnder = (heading: string): string | undefined =>
    judgeSupport('Version 5 changed the format of stored indexes.', [{ id: 'a', quote, window: quote, headings: [heading] }]).alarm
  expect(alarmUnder('v5.0.0')).toBeUndefined()
  expect(alarmUnder('v6.5.0')).toBe('number')
})
