import { expect, test } from 'vitest'
import { stemList } from './stem-list.ts'

test('a list is asked by stems of any script, and has those of its words with content', () => {
  const list = stemList('releases the Häuser 方面 東京です')
  expect(['releas', 'hauser', '方面', '東京'].map((stem) => list.has(stem))).toEqual([true, true, true, true])
  expect(['the', 'です', 'other', '城市'].map((stem) => list.has(stem))).toEqual([false, false, false, false])
})

test('a list is read as the texts are that are compared with it', () => {
  expect(stemList('attackers', (text) => text.split('').slice(0, 6)).has('a')).toBe(true)
})
