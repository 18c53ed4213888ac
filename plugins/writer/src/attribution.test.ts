import { expect, test } from 'vitest'
import { shownHeading, shownTitle } from './attribution.ts'

test('the number of a chapter is left out of a title, the year is not', () => {
  expect(shownTitle('Chapter 4. The mill')).toBe('The mill')
  expect(shownTitle('September 2025: the month of the npm worm')).toBe('September 2025: the month of the npm worm')
  expect(shownHeading('3.2. The mill')).toBe('The mill')
  expect(shownHeading('2025: a year of worms')).toBe('2025: a year of worms')
})
