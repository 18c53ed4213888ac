import { expect, test } from 'vitest'
import { contestedNumbers } from './contested-numbers.ts'

const few = 'About 4,200 cars used the bridge on a working day in 2019.'
const many = 'About 5,900 cars used the bridge on a working day in 2019.'
const reworded = 'The bridge was used by about 5,900 cars on each working day of 2019.'
const stated = (text: string, address: string) => ({ text, address, sourceId: address })
const contested = (...statements: ReturnType<typeof stated>[]) =>
  contestedNumbers(statements).map(({ at, value, others }) => [at, value, others.map((other) => other.value)])

test('one source against one: both numbers are contested, each by the other', () => {
  expect(contested(stated(few, 'https://a.example/1'), stated(many, 'https://b.example/1'))).toEqual([
    [0, '4200', ['5900']],
    [1, '5900', ['4200']],
  ])
})

test('two independent domains settle a number, and the one that stands alone stays contested', () => {
  expect(
    contested(stated(few, 'https://a.example/1'), stated(many, 'https://b.example/1'), stated(reworded, 'https://www.c.example/1')),
  ).toEqual([[0, '4200', ['5900']]])
})

test.each([
  ['a page of the same site', stated(reworded, 'https://news.b.example/2')],
  ['another site of the same owner below a registry', stated(reworded, 'https://b.example/2')],
  ['a syndicated copy on another domain', stated(`Traffic news: ${many}`, 'https://c.example/1')],
])('%s is no second origin', (_, second) => {
  expect(contested(stated(few, 'https://a.example/1'), stated(many, 'https://b.example/1'), second)).toHaveLength(3)
})

test('two origins on either side settle nothing', () => {
  const other = 'The bridge was used by about 4,200 cars on each working day of 2019.'
  const sides = [
    stated(few, 'https://a.example/1'),
    stated(other, 'https://d.example/1'),
    stated(many, 'https://b.example/1'),
    stated(reworded, 'https://c.example/1'),
  ]
  expect(contested(...sides)).toHaveLength(4)
})

test('names below a registry of a country are sites of their own, and so are documents of a folder', () => {
  expect(
    contested(stated(few, 'https://a.co.uk/1'), stated(many, 'https://b.co.uk/1'), stated(reworded, 'https://c.co.uk/1')),
  ).toHaveLength(1)
  expect(contested(stated(few, 'folder:a.md'), stated(many, 'folder:b.md'), stated(reworded, 'folder:c.md'))).toHaveLength(1)
})

test('where sources agree nothing is contested', () => {
  expect(contested(stated(many, 'https://a.example/1'), stated(reworded, 'https://b.example/1'))).toEqual([])
})
