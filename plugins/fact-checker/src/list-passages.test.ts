import type { CheckedClaim } from '@galley/sdk'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { listPassages } from './list-passages.ts'

const claimOn = (window: string, title = 'Dams'): CheckedClaim => ({
  claim: { id: 'c', text: 'A dam broke.', kind: 'fact', evidenceIds: ['e1'] },
  sentence: 'A dam broke.',
  window,
  title,
})
const words = 'A tremor came at noon. Two dams broke within the hour. Nobody was hurt. The mill stood still for a year. Repairs cost more.'
const sentences = words.split(/(?<=\.) /)

test('a text is listed once: within another, and where one goes on as another ends', () => {
  const [whole, part, next, far] = [
    claimOn(sentences.slice(0, 3).join(' ')),
    claimOn(sentences[1] ?? ''),
    claimOn(sentences.slice(1, 4).join(' ')),
    claimOn(`${sentences[4]}\n\n${sentences[0]}`),
  ]
  const { text, numbersOf } = listPassages([whole, part, next, far])
  expect(text).toBe(`<passages>\n# Dams\n[1] ${sentences.slice(0, 4).join(' ')}\n[2] ${sentences[4]}\n</passages>`)
  expect([whole, part, next, far].map(numbersOf)).toEqual([[1], [1], [1], [1, 2]])
})

test('passages under other headings or titles stay apart', () => {
  const claims = [claimOn(`[2022] ${words}`), claimOn(`[2023] ${words}`), claimOn(`${words} More.`, 'Mills')]
  expect(claims.map(listPassages(claims).numbersOf)).toEqual([[1], [2], [3]])
})

test('all that a claim is judged by stands in the passages that it names', () => {
  const window = fc
    .array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 1, maxLength: 3 })
    .map((runs) => runs.map(([from, more]) => sentences.slice(from, from + 1 + more).join(' ')).join('\n\n'))
  fc.assert(
    fc.property(fc.array(window, { minLength: 1, maxLength: 8 }), (windows) => {
      const claims = windows.map((one) => claimOn(one))
      const { text, numbersOf } = listPassages(claims)
      const listed = new Map([...text.matchAll(/^\[(\d+)\] (.*)$/gm)].map(([, number, passage = '']) => [Number(number), passage]))
      for (const claim of claims)
        for (const piece of claim.window.split('\n\n'))
          expect(numbersOf(claim).some((number) => listed.get(number)?.includes(piece) === true)).toBe(true)
    }),
  )
})
