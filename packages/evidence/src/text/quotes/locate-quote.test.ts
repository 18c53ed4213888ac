import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { locateQuote } from './locate-quote.ts'
import { quoteLocator } from './quote-locator.ts'
import { windowAround } from './window-around.ts'

const stored = 'He said: “It’s – well – *quite* new”\nand left [12]. See [the page](https://a.example/x).'

describe('locateQuote', () => {
  it.each([
    ['exactly', '“It’s – well', '“It’s – well'],
    ['whatever the white space and typography', '"It\'s  - well -', '“It’s – well –'],
    ['over a line break', 'new” and left', 'new”\nand left'],
    ['without emphasis and reference marks', 'well – quite new" and left.', 'well – *quite* new”\nand left [12].'],
    ['without link targets', 'See the page.', 'See [the page](https://a.example/x).'],
  ])('finds a quote %s', (_, quote, text) => {
    const span = locateQuote(stored, quote)
    expect(span && stored.slice(span.start, span.end)).toBe(text)
  })

  it('does not find what is not there', () => {
    expect(locateQuote(stored, 'It was old')).toBeNull()
    expect(locateQuote(stored, '  ')).toBeNull()
    expect(locateQuote(stored, '***')).toBeNull()
  })

  it('finds every slice again, whatever white space the quoting added', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 80, unit: fc.constantFrom('a', 'b', 'C', ' ', '\n', '“', "'", '–', '.', '\u200B') }),
        fc.nat(),
        fc.nat(),
        (text, a, b) => {
          const [from, to] = [a % text.length, b % (text.length + 1)].sort((x, y) => x - y) as [number, number]
          const quote = text.slice(from, to)
          const bare = (some: string): string =>
            some
              .replaceAll(/[\s\u200B]+/g, '')
              .replaceAll('“', '"')
              .replaceAll('–', '-')
          const span = quoteLocator(text)(quote.replaceAll(/\s/g, ' \n '))
          if (bare(quote) === '') return
          expect(span).not.toBeNull()
          expect(bare(text.slice(span?.start, span?.end))).toBe(bare(quote))
        },
      ),
    )
  })
})

it('shows a quote with the sentences beside it, within its paragraph', () => {
  const text = 'Zero is far.\n\nOne is here. Two is here. Three is here. Four is here.\n\nFive is far.'
  const start = text.indexOf('Three')
  expect(windowAround(text, { start, end: start + 'Three is here.'.length })).toBe('Two is here. Three is here. Four is here.')
  expect(windowAround(text, { start: text.indexOf('One'), end: text.indexOf('Two') - 1 })).toBe('One is here. Two is here.')
})
