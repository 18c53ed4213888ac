import { expect, test } from 'vitest'
import plugin from '../src/index.ts'
import { read } from '../src/read.ts'
import { handOver, type Page } from './hand-over.ts'

const types: Readonly<Record<string, string>> = { md: 'text/markdown', txt: 'text/plain', html: 'text/html' }
const open = (path: string, text: string) => read(...handOver(`folder:${path}`, { type: types[path.split('.').at(-1) ?? ''] ?? '', text }))
const get = (page: Page) => read(...handOver('https://a.org/notes/bee-dance.md', page))

test('the plugin has one operation', () => {
  expect(Object.keys(plugin.operations)).toEqual(['read'])
})

test('Markdown and text of the folder are kept as they are', async () => {
  expect(await open('a.md', '# The *bee* [dance](x.md)\n\nBees dance.')).toEqual({ title: 'The bee dance', body: 'b1' })
  expect(await open('d/bee_dance.txt', 'bees')).toEqual({ title: 'Bee dance', body: 'b1' })
  expect(await open('b.txt', 'The_bees\n\nBees dance.')).toEqual({ title: 'The bees', body: 'b1' })
  const front =
    '---\r\ntitle: "Bees"\r\ndate: 2024-5-1\r\nlicense: https://creativecommons.org/licenses/by-sa/4.0/\r\nauthor: Ada Finch\r\nlang: en_GB\r\n---\r\n# Other'
  expect(await open('c.md', front)).toEqual({
    title: 'Bees',
    publishedAt: '2024-05-01',
    licence: 'CC-BY-SA-4.0',
    author: 'Ada Finch',
    language: 'en-GB',
    body: 'b1',
  })
})

test('HTML of the folder is extracted', async () => {
  expect(await open('a.html', '<title>Bees</title><h1>Bees</h1><p>Bees dance.<p>They fly.')).toMatchObject({
    title: 'Bees',
    text: '## Bees\n\nBees dance.\n\nThey fly.',
  })
})

test('plain text and Markdown of the web are kept as they are, under the address they came from', async () => {
  expect(await get({ type: 'text/markdown', text: '# Bees' })).toEqual({ title: 'Bees', body: 'b1' })
  expect(await get({ type: 'text/plain', text: 'bees', url: 'https://b.org/x/the-bees.txt?y' })).toEqual({ title: 'The bees', body: 'b1' })
})

test('what holds no text, or too much, is refused with a reason', async () => {
  await expect(get({ text: '<p>'.padEnd(5_000_001) })).rejects.toThrow('too large')
  await expect(get({ text: '<div id=root></div><script>show()</script>' })).rejects.toThrow('no text')
})
