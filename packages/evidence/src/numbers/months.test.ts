import { describe, expect, it } from 'vitest'
import { wholeWords } from '../text/words/whole-words.ts'
import { monthName, monthNumber } from './months.ts'

describe('months', () => {
  const month = wholeWords([monthName], 'u')

  it.each([
    ['on 4 March 2023', 3],
    ['im März 2023', 3],
    ['le 3 août 2021', 8],
    ['el 8 de septiembre de 2022', 9],
    ['il 1 dicembre 2020', 12],
    ['op 5 mei 2019', 5],
    ['em 2 de fevereiro', 2],
    ['12 października 2020', 10],
  ])('%s', (text, number) => expect(monthNumber(month.exec(text)?.[0] ?? '')).toBe(number))

  it.each(['it may rain', 'They march on', 'Mars is red', 'the Marching band'])('none in %s', (text) =>
    expect(month.test(text)).toBe(false),
  )
})
