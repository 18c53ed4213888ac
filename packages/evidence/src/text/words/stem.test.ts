import { expect, test } from 'vitest'
import { stem } from './stem.ts'

test.each([
  ['centres', 'center'],
  ['theatre', 'theater'],
  ['kilometre', 'kilometers'],
  ['grey', 'gray'],
  ['analysed', 'analyzes'],
  ['catalogue', 'catalogs'],
  ['programmes', 'program'],
  ['labelled', 'labeled'],
  ['sceptics', 'skeptic'],
  ['organisation', 'organization'],
  ['colours', 'color'],
])('%s and %s meet', (british, american) => {
  expect(stem(british)).toBe(stem(american))
})

test.each([
  ['cent', 'center'],
  ['later', 'late'],
  ['water', 'watt'],
])('%s and %s do not', (one, other) => {
  expect(stem(one)).not.toBe(stem(other))
})
