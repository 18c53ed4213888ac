import { expect, test } from 'vitest'
import { leadingTitle } from './leading-title.ts'

test('the one title that names nearly all of a topic leads', () => {
  const titles = ['Retry Handler', 'Sloop Module vs. Node.js Built-in Fetch', 'Fetch']
  expect(leadingTitle('Sloop fetch compared with Node built-in fetch', titles)).toBe(1)
})

test('no title leads where several name it, or the topic is too short to tell', () => {
  expect(leadingTitle('The tide mill of Wells', ['Tide mill of Wells', 'The mill of Wells by the tide'])).toBeNull()
  expect(leadingTitle('Tide mill', ['Tide mill', 'Wells'])).toBeNull()
})
