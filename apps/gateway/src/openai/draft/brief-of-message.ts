import type { SentFile } from '@galley/sdk'
import { fault } from '../../faults.ts'
import type { DraftRequest } from './draft-dialect.ts'

/** Longest topic of a brief, in characters. */
const maxTopic = 1000

/** Most addresses that a brief takes. */
const maxUrls = 100

/** An object of a request. */
export type Dict = Readonly<Record<string, unknown>>

/** Message that a draft is asked for with. */
export interface SentMessage {
  /** Its place in the request, for faults. */
  readonly where: string
  readonly texts: readonly string[]
  readonly files: readonly SentFile[]
  /** Addresses that it names beside those in its text. */
  readonly urls?: readonly string[]
}

/**
 * Makes a brief of a message: its text is the topic, what is longer than a topic is a text and the files with it are documents, addresses in it are sources.
 * The member `galley` of the request holds the other parts of a brief. The runtime checks it; gates are refused, since nobody could answer them here. Fault
 * REQUEST_INVALID.
 */
export function briefOfMessage({ galley: more = {} }: DraftRequest, { where, texts, files, urls = [] }: SentMessage): Dict {
  if (!isDict(more)) throw invalid('galley', 'must be an object, as a brief is')
  if ('approve' in more) throw invalid('galley.approve', 'cannot be answered here: send the brief to /v1/drafts')
  const { topic, rest } = splitTopic(texts.join('\n\n').trim(), where)
  const written = topic.match(/https?:\/\/[^\s<>"')\]]+/g)?.map((url) => url.replace(/[.,;:!?]+$/, '')) ?? []
  const given = isDict(more['sources']) ? more['sources'] : {}
  const sources = {
    ...given,
    ...joined('texts', given['texts'], rest === '' ? [] : [{ title: 'Text of the message', text: rest }]),
    ...joined('files', given['files'], files),
    ...joined('urls', given['urls'], [...new Set([...written, ...urls])].slice(0, maxUrls)),
  }
  return { ...more, topic, ...(Object.keys(sources).length > 0 ? { sources } : {}) }
}

function joined(name: string, given: unknown, found: readonly unknown[]): Dict {
  return found.length === 0 ? {} : { [name]: [...(Array.isArray(given) ? (given as readonly unknown[]) : []), ...found] }
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

/** Reads a file part: `file_data` is a data URL or base64. Fault REQUEST_INVALID. */
export function readFilePart({ filename, file_data: data }: Dict): SentFile {
  const name = typeof filename === 'string' && filename !== '' ? filename.slice(-maxName) : 'document'
  if (typeof data !== 'string') throw invalid(`the document ${name}`, 'has no `file_data`')
  const { type = '', base64 = data } = /^data:(?<type>[\w.+-]+\/[\w.+-]+)?[^,]*;base64,(?<base64>.*)$/s.exec(data)?.groups ?? {}
  return { name, ...(type === '' ? {} : { mediaType: type }), data: base64 }
}

/** Finds the last message of the user. Fault REQUEST_INVALID. */
export function lastOfUser(messages: readonly unknown[], name: string): { readonly content: unknown; readonly where: string } {
  const at = messages.findLastIndex((message) => isDict(message) && message['role'] === 'user')
  if (at < 0) throw invalid(name, 'must hold one of the user')
  return { content: (messages[at] as Dict)['content'], where: `${name}[${at}].content` }
}

/** Refuses tools: a draft calls none. Fault REQUEST_INVALID. */
export function refuseTools(lists: Dict): void {
  for (const [name, list] of Object.entries(lists))
    if (Array.isArray(list) && list.length > 0) throw invalid(name, 'cannot be called by galley, which answers with a draft')
}

/** True for an object that is no list. */
export function isDict(value: unknown): value is Dict {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Fault REQUEST_INVALID for a place of the request. */
export function invalid(where: string, problem: string): Error {
  return fault('REQUEST_INVALID', { where, problem })
}
