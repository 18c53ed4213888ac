import { expect, it } from 'vitest'
import { showProgress } from './progress.ts'

it('counts the words of an answer while it comes, and begins anew with each ask', () => {
  const drawn: string[] = []
  const show = showProgress({ say: () => {}, redraw: (line) => void drawn.push(line.trim()) })
  const at = { role: 'writer', step: 'compose' } as const
  show({ type: 'progress', ...at, text: 'Writing' })
  for (const text of ['Llama', ' is', ' a', ' mod', 'el']) show({ type: 'token', ...at, text })
  show({ type: 'progress', ...at, text: 'Waiting 20 seconds: the model server has too much to do (HTTP 429)' })
  show({ type: 'token', ...at, text: '{ "text": "Llama' })
  expect(drawn).toEqual([
    'writer: Writing',
    'writer: 1 word of the answer so far',
    'writer: 2 words of the answer so far',
    'writer: 3 words of the answer so far',
    'writer: Waiting 20 seconds: the model server has too much to do (HTTP 429)',
    'writer: 2 words of the answer so far',
  ])
})

it('says one reason three times, then how many files have it', () => {
  const said: string[] = []
  const show = showProgress({ say: (line) => void said.push(line.trim()), redraw: () => {} })
  const at = '2026-01-01T00:00:00.000Z'
  const failed = (name: string, reason: string): void =>
    show({ at, seq: said.length, type: 'source.failed', data: { kind: 'file', name, reason } })
  for (let n = 0; n < 40; n += 1) failed(`${n}.md`, 'the search chose others')
  failed('a.pdf', 'it is empty')
  show({ at, seq: 99, type: 'draft.cancelled', data: {} })
  expect(said).toEqual([
    'not read: 0.md: the search chose others',
    'not read: 1.md: the search chose others',
    'not read: 2.md: the search chose others',
    'not read: a.pdf: it is empty',
    'not read: 37 more: the search chose others',
    'cancelled',
  ])
})
