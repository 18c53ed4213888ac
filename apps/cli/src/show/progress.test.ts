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
