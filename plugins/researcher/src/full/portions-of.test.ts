import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PageSentence } from './page-sentences.ts'
import { charsOf, portionsOf } from './portions-of.ts'
import { quotesOf } from './quotes-of.ts'
import { showOnce } from './show-once.ts'

const pageOf = (name: string, text: string, heading = ''): readonly PageSentence[] => {
  const document = { sourceId: name, title: name, address: name, text, digest: text }
  return [...text.matchAll(/[^\n.]+\./g)].map((found) => ({
    document,
    text: found[0].trim(),
    start: found.index + found[0].length - found[0].trimStart().length,
    end: found.index + found[0].length,
    headings: heading === '' ? [] : [heading],
    passage: text.slice(0, found.index).split('\n\n').length,
  }))
}

describe('portionsOf', () => {
  test('leaves no short portion behind', () => {
    const page = pageOf('long', 'Ten letters. '.repeat(105).trim())
    expect(portionsOf([page], 1200).map(({ length }) => length)).toEqual([53, 52])
    const pages = [9, 9, 9, 9, 1].map((n, at) => pageOf(`p${at}`, 'Ten letters. '.repeat(n).trim()))
    expect(portionsOf(pages, 240).map(({ length }) => length)).toEqual([18, 19])
  })

  test('keeps every sentence once and in order, and a page whole that fits', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 12 }), fc.integer({ min: 50, max: 400 }), (sizes, max) => {
        const pages = sizes.map((n, at) => pageOf(`p${at}`, 'Ten letters. '.repeat(n).trim()))
        const portions = portionsOf(pages, max)
        expect(portions.flat()).toEqual(pages.flat())
        for (const portion of portions) expect(charsOf(portion)).toBeLessThanOrEqual(max)
        for (const page of pages.filter((one) => charsOf(one) <= max))
          expect(portions.filter((portion) => portion.includes(page[0]!) || portion.includes(page.at(-1)!))).toHaveLength(1)
      }),
    )
  })
})

test('a sentence is shown once, a short one wherever it stands', () => {
  const same = 'This command is not aware of any workspaces.'
  const pages = showOnce([pageOf('a', `${same} Default: false. ${same}`), pageOf('b', `Default: false. ${same} It is new.`)])
  expect(pages.map((page) => page.map(({ text }) => text))).toEqual([
    [same, 'Default: false.'],
    ['Default: false.', 'It is new.'],
  ])
})

describe('a pick that leans on what stands before', () => {
  const text = 'Two groups looked at the pellets. They named an impurity.\n\nIt jumps in resistance. Nobody else did.'
  const quoted = (sentences: readonly PageSentence[], at: number): string | undefined =>
    quotesOf(sentences, [{ from: at, to: at, asked: [{ questionId: 'q1', text: '' }] }])[0]?.quote

  test('takes along what it leans on, and what that leans on, over the end of a paragraph', () => {
    expect(quoted(pageOf('a', text), 1)).toBe('Two groups looked at the pellets. They named an impurity.')
    expect(quoted(pageOf('a', text), 2)).toBe('Two groups looked at the pellets. They named an impurity.\n\nIt jumps in resistance.')
    expect(quoted(pageOf('a', text), 3)).toBe('Nobody else did.')
  })

  test('takes nothing from under another heading or from a page before', () => {
    const [first, second] = [pageOf('a', 'A group met.', 'One'), pageOf('b', 'They met again.')]
    expect(quoted([...first, ...second], 1)).toBe('They met again.')
    const document = { sourceId: 'c', title: 'c', address: 'c', text: 'A group met.\n\nThey met again.', digest: 'c' }
    const parted = pageOf('c', document.text).map((one, at) => Object.assign({}, one, { headings: [`H${at}`] }))
    expect(quoted(parted, 1)).toBe('They met again.')
  })
})
