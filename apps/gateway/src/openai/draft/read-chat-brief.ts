import type { SentFile } from '@galley/sdk'
import { fault } from '../../faults.ts'
import type { ModelRequest } from '../read-model-request.ts'

/** Longest topic of a brief, in characters. */
const maxTopic = 1000

/** Most addresses that a brief takes. */
const maxUrls = 100

type Dict = Readonly<Record<string, unknown>>

/**
 * Reads the brief out of a chat: the last message of the user is the topic, what is longer than a topic is a text and the files with it are documents, addresses in
 * it are sources. The member `galley` of the request holds the other parts of a brief. The runtime checks it; gates are refused, since nobody could answer them here. Fault
 * REQUEST_INVALID.
 */
export function readChatBrief(body: ModelRequest['body']): Dict {
  refuseForeign(body)
  const more = body['galley'] ?? {}
  if (!isDict(more)) throw invalid('galley', 'must be an object, as a brief is')
  if ('approve' in more) throw invalid('galley.approve', 'cannot be answered in a chat: send the brief to /v1/drafts')
  const { topic, texts, files } = readLastMessage(body['messages'] as readonly unknown[])
  const urls = [...new Set(topic.match(/https?:\/\/[^\s<>"')\]]+/g)?.map((url) => url.replace(/[.,;:!?]+$/, '')))].slice(0, maxUrls)
  const given = isDict(more['sources']) ? more['sources'] : {}
  const sources = {
    ...given,
    ...joined('texts', given['texts'], texts),
    ...joined('files', given['files'], files),
    ...joined('urls', given['urls'], urls),
  }
  return { ...more, topic, ...(Object.keys(sources).length > 0 ? { sources } : {}) }
}

function joined(name: string, given: unknown, found: readonly unknown[]): Dict {
  return found.length === 0 ? {} : { [name]: [...(Array.isArray(given) ? (given as readonly unknown[]) : []), ...found] }
}

/** Refuses what a draft cannot be: tools are not called, and there is one answer, in Markdown. */
function refuseForeign({ tools, functions, n, response_format: format }: Dict): void {
  for (const [name, list] of Object.entries({ tools, functions }))
    if (Array.isArray(list) && list.length > 0) throw invalid(name, 'cannot be called by galley, which answers with a draft')
  if (n !== undefined && n !== null && n !== 1) throw invalid('n', 'must be 1: one draft is written')
  if (isDict(format) && format['type'] !== 'text') throw invalid('response_format', 'must be text: a draft is Markdown')
}

interface ChatMessage {
  readonly topic: string
  readonly texts: readonly { readonly title: string; readonly text: string }[]
  readonly files: readonly SentFile[]
}

function readLastMessage(messages: readonly unknown[]): ChatMessage {
  const at = messages.findLastIndex((message) => isDict(message) && message['role'] === 'user')
  if (at < 0) throw invalid('messages', 'must hold one of the user')
  const { content } = messages[at] as Dict
  const parts: readonly unknown[] = typeof content === 'string' ? [{ type: 'text', text: content }] : Array.isArray(content) ? content : []
  const where = `messages[${at}].content`
  const texts: string[] = []
  const files: SentFile[] = []
  for (const part of parts) {
    if (isDict(part) && part['type'] === 'text' && typeof part['text'] === 'string') texts.push(part['text'])
    else if (isDict(part) && part['type'] === 'file' && isDict(part['file'])) files.push(readFile(part['file']))
    else throw invalid(where, 'may hold parts of type text and file alone')
  }
  const { topic, rest } = splitTopic(texts.join('\n\n').trim(), where)
  return { topic, texts: rest === '' ? [] : [{ title: 'Text of the message', text: rest }], files }
}

/** A text that is too long for a topic has it in its first paragraph, or in its last one: what people paste stands after it or before it. */
function splitTopic(text: string, where: string): { readonly topic: string; readonly rest: string } {
  if (text.length <= maxTopic) return { topic: text, rest: '' }
  const paragraphs = text.split(/\n\s*\n/)
  const first = paragraphs.at(0) ?? ''
  const last = paragraphs.at(-1) ?? ''
  if (first.length <= maxTopic) return { topic: first, rest: paragraphs.slice(1).join('\n\n') }
  if (last.length <= maxTopic) return { topic: last, rest: paragraphs.slice(0, -1).join('\n\n') }
  throw invalid(where, `must begin or end with a paragraph of at most ${maxTopic} characters that says what the draft is about`)
}

/** Longest name of a document, in characters. */
const maxName = 255

/** Reads a file part: `file_data` is a data URL or base64. */
function readFile({ filename, file_data: data }: Dict): SentFile {
  const name = typeof filename === 'string' && filename !== '' ? filename.slice(-maxName) : 'document'
  if (typeof data !== 'string') throw invalid(`the document ${name}`, 'has no `file_data`')
  const { type = '', base64 = data } = /^data:(?<type>[\w.+-]+\/[\w.+-]+)?[^,]*;base64,(?<base64>.*)$/s.exec(data)?.groups ?? {}
  return { name, ...(type === '' ? {} : { mediaType: type }), data: base64 }
}

function isDict(value: unknown): value is Dict {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function invalid(where: string, problem: string): Error {
  return fault('REQUEST_INVALID', { where, problem })
}
