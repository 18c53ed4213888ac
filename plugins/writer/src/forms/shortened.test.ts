import type { ShownEvidence } from '@galley/sdk'
import { expect, test } from 'vitest'
import { shortened } from './shortened.ts'

const piece = (quote: string): ShownEvidence => ({ id: 'e1', sourceId: 'w1', title: 'The keeper', quote, start: 0, questionIds: ['q1'] })
const items = [1, 2, 3, 4, 5].map((n) => `${n}. The keeper may open the gate number ${n} of the lock at any hour of the day.`)
const list = `The keeper may:\n\n${items.join('\n')}`

test('a list is quoted as far as its items have room, and says that others are left out', () => {
  expect(shortened(piece(list), 60)?.quote).toBe(`The keeper may:\n\n${items.slice(0, 3).join('\n')}\n- …`)
})

test('an item keeps what stands below it', () => {
  const nested = list.replace('2. The', '2. Of the lock.\n\n   The').replace('4. The', '4. Of the lock.\n\n   The')
  expect(shortened(piece(nested), 62)?.quote).toMatch(/3\. The keeper[^\n]*\n- …$/)
})

test('one or two items tell nothing of a list, nor does a line of code of the rest', () => {
  expect(shortened(piece(list), 40)).toBeNull()
  expect(shortened(piece(`${list}\n\n\`\`\`\nopen\n\`\`\``), 60)).toBeNull()
})

test('a paragraph is quoted to the end of a sentence', () => {
  const sentence = 'The keeper of the lock opens its gates at noon for every boat that waits below the weir.'
  expect(shortened(piece(`${sentence} ${sentence} ${sentence}`), 40)?.quote).toBe(`${sentence} ${sentence}`)
})
