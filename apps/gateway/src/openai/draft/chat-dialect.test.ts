import { expect, test } from 'vitest'
import { chatDialect } from './chat-dialect.ts'

const readChatBrief = chatDialect.readBrief

const of = (content: unknown, more: object = {}): unknown =>
  readChatBrief({ model: 'galley', messages: [{ role: 'user', content }], ...more })
const file = (text: string | Uint8Array, filename = 'notes.md'): object => ({
  type: 'file',
  file: { filename, file_data: `data:text/markdown;base64,${Buffer.from(text).toString('base64')}` },
})

test('the last message of the user is the topic, and addresses in it are sources', () => {
  const messages = [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Earlier' },
    { role: 'assistant', content: 'Yes.' },
    { role: 'user', content: 'Why do bees dance (https://example.org/bees)? See https://example.org/b.' },
    { role: 'assistant', content: 'Well' },
  ]
  expect(readChatBrief({ model: 'galley', messages })).toEqual({
    topic: 'Why do bees dance (https://example.org/bees)? See https://example.org/b.',
    sources: { urls: ['https://example.org/bees', 'https://example.org/b'] },
  })
})

test('what is longer than a topic is a text, before it or after it', () => {
  const long = 'A hive holds bees. '.repeat(100).trim()
  const text = { title: 'Text of the message', text: long }
  expect(of(`Bees\n\n${long}`)).toEqual({ topic: 'Bees', sources: { texts: [text] } })
  expect(of(`${long}\n\nSummarise this`)).toEqual({ topic: 'Summarise this', sources: { texts: [text] } })
  expect(() => of(long)).toThrow('begin or end with a paragraph')
})

test('files are documents, and the member galley holds the rest of the brief', () => {
  const galley = { words: 300, sources: { web: false, texts: [{ title: 'a', text: 'b' }] } }
  expect(of([{ type: 'text', text: 'Bees' }, file('# Größe')], { galley })).toEqual({
    words: 300,
    topic: 'Bees',
    sources: {
      web: false,
      texts: [{ title: 'a', text: 'b' }],
      files: [{ name: 'notes.md', mediaType: 'text/markdown', data: Buffer.from('# Größe').toString('base64') }],
    },
  })
})

test.each([
  ['a picture', [{ type: 'image_url', image_url: { url: 'x' } }], {}, 'parts of type text and file'],
  ['a file by its id', [{ type: 'file', file: { file_id: 'x' } }], {}, 'document has no `file_data`'],
  ['tools', 'Bees', { tools: [{ type: 'function' }] }, 'tools cannot be called'],
  ['two answers', 'Bees', { n: 2 }, 'n must be 1'],
  ['JSON', 'Bees', { response_format: { type: 'json_object' } }, 'response_format must be text'],
  ['a gate', 'Bees', { galley: { approve: ['plan'] } }, 'galley.approve cannot be answered'],
  ['a brief that is none', 'Bees', { galley: 5 }, 'galley must be an object'],
] as const)('%s is refused by name', (_, content, more, words) => {
  expect(() => of(content, more)).toThrow(words)
})

test('a chat without a message of the user is refused', () => {
  expect(() => readChatBrief({ model: 'galley', messages: [{ role: 'system', content: 'x' }] })).toThrow('one of the user')
})
