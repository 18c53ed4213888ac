import type { Draft, SentFile } from '@galley/sdk'
import { draftModel } from '../../models/model-routes.ts'
import { toOpenaiError } from '../../problem/openai-error.ts'
import { briefOfMessage, invalid, isDict, lastOfUser, readFilePart, refuseTools } from './brief-of-message.ts'
import { paragraphsOf, secondsOf, tokensOf, type Citation, type DraftDialect, type DraftRequest } from './draft-dialect.ts'

/** Drafts in OpenAI's Chat Completions: steps as `reasoning_content`, the draft as content, its citations as `annotations`. */
export const chatDialect: DraftDialect = {
  readBrief: (body) => {
    refuseForeign(body)
    return briefOfMessage(body, readLastMessage(body['messages'] as readonly unknown[]))
  },
  whole: ({ draft, content, citations, reasoning }) => {
    const annotations = citations.map(annotationOf)
    const message = { role: 'assistant', content, annotations, reasoning_content: reasoning, refusal: null }
    return {
      ...frameOf(draft, 'chat.completion'),
      choices: [{ index: 0, message, logprobs: null, finish_reason: 'stop' }],
      usage: usageOf(draft),
    }
  },
  pieces: (ordered, body) => {
    const frame = frameOf(ordered, 'chat.completion.chunk')
    const wantsUsage = isDict(body['stream_options']) && body['stream_options']['include_usage'] === true
    const chunk = (delta: object, finish: 'stop' | null = null): string =>
      event({ ...frame, choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }] })
    return {
      begin: () => [chunk({ role: 'assistant', content: '' })],
      reason: (text) => [chunk({ reasoning_content: text })],
      finish: ({ draft, content, citations }) => [
        ...paragraphsOf(content).map((piece) => chunk({ content: piece })),
        chunk({ annotations: citations.map(annotationOf) }),
        chunk({}, 'stop'),
        ...(wantsUsage ? [event({ ...frame, choices: [], usage: usageOf(draft) })] : []),
        event('[DONE]'),
      ],
      fail: (problem) => [event(toOpenaiError(problem))],
    }
  },
}

function event(data: object | string): string {
  return `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`
}

/** A citation as OpenAI's Chat Completions have it. */
function annotationOf({ start, end, url, title }: Citation): object {
  return { type: 'url_citation', url_citation: { start_index: start, end_index: end, url, title } }
}

function usageOf(draft: Draft): object {
  const { prompt, completion, total } = tokensOf(draft)
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: total }
}

/** Members that every piece of the answer has. */
function frameOf({ id, createdAt }: Draft, object: string): Readonly<Record<string, unknown>> {
  return { id, object, created: secondsOf(createdAt), model: draftModel }
}

/** Refuses what a draft cannot be: tools are not called, and there is one answer, in Markdown. */
function refuseForeign({ tools, functions, n, response_format: format }: DraftRequest): void {
  refuseTools({ tools, functions })
  if (n !== undefined && n !== null && n !== 1) throw invalid('n', 'must be 1: one draft is written')
  if (isDict(format) && format['type'] !== 'text') throw invalid('response_format', 'must be text: a draft is Markdown')
}

function readLastMessage(messages: readonly unknown[]): Parameters<typeof briefOfMessage>[1] {
  const { content, where } = lastOfUser(messages, 'messages')
  const parts: readonly unknown[] = typeof content === 'string' ? [{ type: 'text', text: content }] : Array.isArray(content) ? content : []
  const texts: string[] = []
  const files: SentFile[] = []
  for (const part of parts) {
    if (isDict(part) && part['type'] === 'text' && typeof part['text'] === 'string') texts.push(part['text'])
    else if (isDict(part) && part['type'] === 'file' && isDict(part['file'])) files.push(readFilePart(part['file']))
    else throw invalid(where, 'may hold parts of type text and file alone')
  }
  return { where, texts, files }
}
