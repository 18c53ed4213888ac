import { expect, test } from 'vitest'
import { attribution, shownHeading, shownTitle } from './attribution.ts'

test('a link behind a signature is no word of a heading, a word of it is', () => {
  expect(shownHeading('login_required(func)[source]')).toBe('login required(func)')
  expect(shownHeading('login_required(func)source')).toBe('login required(func)')
  expect(shownHeading('The open source')).toBe('The open source')
})

test('the number of a chapter is left out of a title, the year is not', () => {
  expect(shownTitle('Chapter 4. The mill')).toBe('The mill')
  expect(shownTitle('September 2025: the month of the npm worm')).toBe('September 2025: the month of the npm worm')
  expect(shownHeading('3.2. The mill')).toBe('The mill')
  expect(shownHeading('Table K.1. The limits')).toBe('The limits')
  expect(shownHeading('A. Standard procedure')).toBe('Standard procedure')
  expect(shownHeading('Offer no. 118 of May')).toBe('Offer no. 118 of May')
  expect(shownHeading('2025: a year of worms')).toBe('2025: a year of worms')
})

test('a quotation that answers a question is attributed to it, however long it is', () => {
  const asked = 'Might some of the boats be late because the water of the lock was let out?'
  expect(attribution({ title: 'The lock', headings: ['Keepers', asked] })).toBe(`According to *The lock*, under *${asked.slice(0, -1)}*: `)
  expect(attribution({ title: 'The lock', headings: ['Keepers', asked.replace('?', '')] })).toBe('According to *The lock*: ')
})
