import { expect, test } from 'vitest'
import { readBriefForm } from './read-brief-form.ts'

const form = (fields: Readonly<Record<string, string>>): FormData => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

test('every field that is filled in is in the brief', async () => {
  const fields = {
    topic: ' Bees ',
    audience: 'beginners',
    words: '400',
    kind: 'how-to',
    language: 'de',
    model: 'ollama:llama3.1',
    openness: 'open-source',
    licence: 'open',
    onlyLocal: 'on',
    budget: '20000',
    mustCover: 'wax\n\nhoney',
    urls: 'https://a.example\nhttps://b.example',
  }
  expect(await readBriefForm(form(fields))).toEqual({
    topic: 'Bees',
    audience: 'beginners',
    words: 400,
    kind: 'how-to',
    language: 'de',
    models: { default: 'ollama:llama3.1' },
    openness: 'open-source',
    licence: 'open',
    onlyLocal: true,
    budget: { tokens: 20_000 },
    mustCover: ['wax', 'honey'],
    sources: { urls: ['https://a.example', 'https://b.example'] },
  })
})

test('what is left empty is left out, and a number that is none is refused', async () => {
  expect(await readBriefForm(form({ topic: 'Bees', kind: '', language: ' ', model: '', openness: '', budget: '' }))).toEqual({
    topic: 'Bees',
  })
  await expect(readBriefForm(form({ topic: 'Bees', budget: 'many' }))).rejects.toMatchObject({ code: 'REQUEST_INVALID' })
})
