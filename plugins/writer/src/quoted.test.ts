import { expect, test } from 'vitest'
import { quoted } from './quoted.ts'

test.each([
  ['the name of a member', 'It keeps self.__dict__ and calls Field._bind.', 'It keeps self.\\_\\_dict\\_\\_ and calls Field.\\_bind.'],
  ['a product', 'A day has 24*60*60 seconds.', 'A day has 24\\*60\\*60 seconds.'],
  ['any file', 'It deletes *.txt for a list<gate>.', 'It deletes \\*.txt for a list\\<gate>.'],
  ['an address', 'See https://a.example/_x/y_z.', 'See https://a.example/_x/y_z.'],
  ['code', 'It keeps `self.__dict__` and `2*3`.', 'It keeps `self.__dict__` and `2*3`.'],
])('%s is printed so that Markdown shows it as it stands', (_, quote, printed) => {
  expect(quoted(quote)).toBe(`“${printed}”`)
})
