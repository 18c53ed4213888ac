import { expect, test } from 'vitest'
import plugin from '../src/index.ts'
import { read } from '../src/read.ts'
import { bareHost, memoryHost, type Page } from './memory-host.ts'

const open = (path: string, text: string) => read({ address: `folder:${path}` }, memoryHost({ [path]: text }))
const get = (page: Page) =>
  read({ address: 'https://a.org/notes/bee-dance.md' }, memoryHost({}, { 'https://a.org/notes/bee-dance.md': page }))

test('the plugin has one operation', () => {
  expect(Object.keys(plugin.operations)).toEqual(['read'])
})

test('Markdown and text of the folder are kept as they are', async () => {
  expect(await open('a.md', '# The *bee* [dance](x.md)\n\nBees dance.')).toEqual({ title: 'The bee dance', body: 'b0' })
  expect(await open('d/bee_dance.txt', 'bees')).toEqual({ title: 'Bee dance', body: 'b0' })
  expect(await open('b.txt', 'The_bees\n\nBees dance.')).toEqual({ title: 'The bees', body: 'b0' })
  const front = '---\r\ntitle: "Bees"\r\ndate: 2024-5-1\r\nlicense: https://creativecommons.org/licenses/by-sa/4.0/\r\n---\r\n# Other'
  expect(await open('c.md', front)).toEqual({ title: 'Bees', publishedAt: '2024-05-01', licence: 'CC-BY-SA-4.0', body: 'b0' })
  expect(await read({ address: 'text:0' }, memoryHost({ 'text:0': '# Pasted' }))).toEqual({ title: 'Pasted', body: 'b0' })
})

test('HTML of the folder is extracted', async () => {
  expect(await open('a.html', '<title>Bees</title><h1>Bees</h1><p>Bees dance.<p>They fly.')).toMatchObject({
    title: 'Bees',
    text: '## Bees\n\nBees dance.\n\nThey fly.',
  })
})

test('plain text and Markdown of the web are kept as they are, under the address they came from', async () => {
  expect(await get({ type: 'text/markdown', text: '# Bees' })).toEqual({ title: 'Bees', body: 'b0' })
  expect(await get({ type: 'text/plain', text: 'bees', url: 'https://b.org/x/the-bees.txt?y' })).toEqual({ title: 'The bees', body: 'b0' })
})

test('what is no text is refused with a reason', async () => {
  await expect(get({ type: 'application/pdf', text: '%PDF' })).rejects.toThrow('PDF')
  await expect(get({ type: 'image/png', text: '' })).rejects.toThrow('image/png')
  await expect(get({ type: '', text: '' })).rejects.toThrow('without a content type')
  await expect(get({ status: 404, text: 'no' })).rejects.toThrow('404')
  await expect(get({ text: '<p>'.padEnd(5_000_001) })).rejects.toThrow('too large')
  await expect(get({ text: '<div id=root></div><script>show()</script>' })).rejects.toThrow('no text')
  await expect(read({ address: 'ftp://a.org' }, memoryHost({}))).rejects.toThrow('begins with')
  await expect(read({ address: 'https://a.org' }, bareHost)).rejects.toThrow('grant')
  await expect(read({ address: 'folder:a.md' }, bareHost)).rejects.toThrow('grant')
})
