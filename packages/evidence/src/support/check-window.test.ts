import { describe, expect, test } from 'vitest'
import { checkWindow } from './check-window.ts'
import { statement } from './text-statement.ts'

const words =
  'copper lantern garden window basket marble bridge candle ribbon saddle velvet hammer pillow carpet kettle mirror ladder anchor barrel cradle'.split(
    ' ',
  )

/** Checks a sentence of `all` content words against a window that has the first `found` of them. */
const check = (found: number, all: number) =>
  checkWindow(statement(words.slice(0, all).join(' ')), statement(['timber', ...words.slice(0, found)].join(' ')), statement(''), true)

describe('the share of content words that a window must have', () => {
  test.each([
    [3, 5],
    [6, 10],
    [9, 15],
    [12, 20],
  ])('%i of %i content words are 60 per cent and enough', (found, all) => {
    expect(check(found, all)).toMatchObject({ ok: true, coverage: 0.6 })
  })

  test.each([
    [4, 7],
    [5, 9],
    [10, 17],
    [11, 19],
    [11, 20],
  ])('%i of %i content words are less than 60 per cent and too few', (found, all) => {
    expect(check(found, all)).toMatchObject({ ok: false, stage: 0, reason: 'The evidence has too few of the words of this sentence.' })
  })
})
