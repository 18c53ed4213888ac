import { expect, test } from 'vitest'
import { evenForms } from './even-forms.ts'

test.each([
  ['Gov. Ada Holt met Sen. Otto Brandt.', 'Governor Ada Holt met Senator Otto Brandt.'],
  ['The bells of St. Lund and of St Lund.', 'The bells of Saint Lund and of Saint Lund.'],
  ['on Sept. 29, on 4 Dec. 1998, in Feb 2020', 'on September 29, on 4 December 1998, in February 2020'],
  ['on 2024-03-09', 'on 9 March 2024'],
  ['in the U.S  . economy', 'in the U.S. economy'],
  ['the United States and the United Kingdom', 'the U.S. and the U.K.'],
  ['J. K. Harlow', 'J.K. Harlow'],
  ['animals, e.g. dogs', 'animals, for example dogs'],
])('two ways of writing have one form: %s', (written, even) => {
  expect(evenForms(written)).toBe(even)
})

test.each(['It may march on, as Dec did.', 'The sen. was old.', 'Plan B. We left.', 'He met Jan in the pub.', 'A stop at the end of U.S.'])(
  'what is none of them stays as it is: %s',
  (text) => {
    expect(evenForms(text)).toBe(text)
  },
)
