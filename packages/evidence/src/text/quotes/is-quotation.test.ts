import { expect, test } from 'vitest'
import { isQuotation } from './is-quotation.ts'

test.each([
  ['As Trams puts it, “It was the first new tramway in half a century.”', true],
  ['Laut dem Bericht: „Die Bahn fährt seit 1983 durch die ganze Stadt.“', true],
  ['« La ligne a ouvert en 1983 »', true],
  ['The mayor, who had long been against it, called it “a triumph” on the day.', false],
  ['The line opened in 1983.', false],
  ['', false],
])('%s', (sentence, is) => expect(isQuotation(sentence)).toBe(is))
