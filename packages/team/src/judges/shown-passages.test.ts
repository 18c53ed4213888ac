import type { Evidence } from '@galley/sdk'
import { expect, test } from 'vitest'
import { findSpan } from './find-span.ts'
import { shownPassages } from './shown-passages.ts'

const text = 'Schools got ready. Churches took people in. Boats were kept ashore. The navy waited. Nobody was hurt.'
const sentences = text.split(/(?<=\.) /)

/** Evidence on the sentence of a number, with a window of its neighbours. */
function on(n: number, headings: readonly string[], sourceId = 's1'): { readonly one: Evidence; readonly window: string } {
  const quote = sentences[n] ?? ''
  const start = text.indexOf(quote)
  const one: Evidence = {
    id: `${sourceId}.e${n}`,
    sourceId,
    quote,
    start,
    end: start + quote.length,
    headings: [...headings],
    questionIds: [],
  }
  return { one, window: sentences.slice(Math.max(0, n - 1), n + 2).join(' ') }
}
function shown(...all: readonly ReturnType<typeof on>[]): string {
  return shownPassages(
    all.map(({ one }) => one),
    new Map(all.map(({ one, window }) => [one.id, { window, title: 'The storm' }])),
  ).text
}
const place = ['The storm', 'Preparations', 'Mauritius']

test('windows of one source that overlap are shown once, in their order', () => {
  expect(shown(on(2, place), on(0, place))).toBe(`[Preparations › Mauritius] ${sentences.slice(0, 4).join(' ')}`)
})

test('windows that lie apart or in other sources stay apart', () => {
  expect(shown(on(0, []), on(0, [], 's2')).split('\n\n')).toHaveLength(2)
  const apart = on(4, [])
  expect(shown(on(0, []), { ...apart, window: apart.one.quote }).split('\n\n')).toHaveLength(2)
})

test('a place that stands in a heading can be copied as a span', () => {
  expect(findSpan(shown(on(1, place)), '[Preparations › Mauritius] Schools got ready.')).not.toBeNull()
  expect(findSpan(shown(on(1, place)), 'Mauritius … Churches took people in.')).not.toBeNull()
})

test('what follows a quote is shown only where the sentence has words of it, or it takes up what was said', () => {
  const quote = 'Boats were kept ashore.'
  const one: Evidence = { id: 'e', sourceId: 's', quote, start: 40, end: 40 + quote.length, headings: [], questionIds: [] }
  const shownFor = (about: string, next: string): string =>
    shownPassages([one], new Map([['e', { window: `Schools got ready. ${quote} ${next}`, title: 'The storm' }]]), about).text
  expect(shownFor('No boat put to sea in the storm.', 'The storm passed at noon.')).toBe(`Schools got ready. ${quote}`)
  expect(shownFor('No boat put to sea before noon.', 'The storm passed at noon.')).toContain('noon')
  expect(shownFor('No boat put to sea.', 'However, one had left.')).toContain('However')
})

test('code is one passage with the sentence that it stands behind, and shown only where it has a word that the quote lacks', () => {
  const quote = 'Wrap the call in a timer.'
  const one: Evidence = { id: 'e', sourceId: 's', quote, start: 0, end: quote.length, headings: [], questionIds: [] }
  const window = `${quote}\n\n\`\`\`js\nconst timer = wrap(call)\n\ntimer.stop()\n\`\`\``
  const shownFor = (about: string): string => shownPassages([one], new Map([['e', { window, title: 'Timers' }]]), about).text
  expect(shownFor('A timer wraps the call.')).toBe(quote)
  expect(shownFor('A timer wraps the call until you stop it.')).toContain('timer.stop()')
  expect(shownFor('A timer wraps the call until you stop it.')).not.toContain('\n\n')
})
