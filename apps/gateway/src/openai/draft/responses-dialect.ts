import type { Draft, SentFile } from '@galley/sdk'
import { draftModel } from '../../models/model-routes.ts'
import { briefOfMessage, invalid, isDict, lastOfUser, readFilePart, refuseTools, type SentMessage } from './brief-of-message.ts'
import {
  paragraphsOf,
  secondsOf,
  tokensOf,
  type Citation,
  type DraftDialect,
  type DraftPieces,
  type DraftRequest,
  type WrittenDraft,
} from './draft-dialect.ts'

type Dict = Readonly<Record<string, unknown>>

/**
 * Drafts in the Responses API, as the Open Responses specification of 2026-04-24 has it: the steps of the work are the summary of a `reasoning` item, the
 * draft is a `message` with `url_citation` annotations.
 */
export const responsesDialect: DraftDialect = {
  readBrief: (body) => {
    refuseForeign(body)
    return briefOfMessage(body, readLastInput(body['input']))
  },
  whole: endedResponse,
  pieces: (ordered, body) => piecesOf(ordered, body),
}

/** Events of one response, in the order of the specification; each has a number, and its `event` is its type. */
function piecesOf(ordered: Draft, body: DraftRequest): DraftPieces {
  const { id } = ordered
  let number = 0
  const event = (type: string, more: Dict): string =>
    `event: ${type}\ndata: ${JSON.stringify({ type, sequence_number: number++, ...more })}\n\n`
  const thought = { item_id: `rs_${id}`, output_index: 0, summary_index: 0 }
  const answer = { item_id: `msg_${id}`, output_index: 1, content_index: 0 }
  const done = 'data: [DONE]\n\n'
  return {
    begin: () => [
      event('response.created', { response: responseOf(ordered, body, 'in_progress') }),
      event('response.in_progress', { response: responseOf(ordered, body, 'in_progress') }),
      event('response.output_item.added', { output_index: 0, item: { type: 'reasoning', id: thought.item_id, summary: [] } }),
      event('response.reasoning_summary_part.added', { ...thought, part: summaryPart('') }),
    ],
    reason: (text) => [event('response.reasoning_summary_text.delta', { ...thought, delta: text })],
    finish: (written) => {
      const { content, citations, reasoning } = written
      const [thinking, message] = [reasoningItem(written), messageItem(written)]
      const response = endedResponse(written, body)
      return [
        event('response.reasoning_summary_text.done', { ...thought, text: reasoning }),
        event('response.reasoning_summary_part.done', { ...thought, part: summaryPart(reasoning) }),
        event('response.output_item.done', { output_index: 0, item: thinking }),
        event('response.output_item.added', { output_index: 1, item: { ...message, status: 'in_progress', content: [] } }),
        event('response.content_part.added', { ...answer, part: textPart('', []) }),
        ...paragraphsOf(content).map((delta) => event('response.output_text.delta', { ...answer, delta, logprobs: [] })),
        ...citations.map((citation, n) =>
          event('response.output_text.annotation.added', { ...answer, annotation_index: n, annotation: annotationOf(citation) }),
        ),
        event('response.output_text.done', { ...answer, text: content, logprobs: [] }),
        event('response.content_part.done', { ...answer, part: textPart(content, citations) }),
        event('response.output_item.done', { output_index: 1, item: message }),
        event(`response.${String(response['status'])}`, { response }),
        done,
      ]
    },
    fail: ({ code, detail, hint }) => [
      event('response.failed', {
        response: { ...responseOf(ordered, body, 'failed'), error: { code, message: `${detail} ${hint}` } },
      }),
      done,
    ],
  }
}

/** Response of a draft that has a text. */
function endedResponse(written: WrittenDraft, body: DraftRequest): Dict {
  const { draft, endedAt } = written
  const status = statusOf(draft)
  return {
    ...responseOf(draft, body, status),
    completed_at: status === 'completed' ? secondsOf(endedAt) : null,
    incomplete_details: status === 'incomplete' ? { reason: (draft.shortcomings ?? []).join(' ') } : null,
    output: [reasoningItem(written), messageItem(written)],
    usage: usageOf(draft),
  }
}

/** Response without an output. Members that steer a model and not a draft are answered as they were sent, or with what the specification calls their default. */
function responseOf({ id, createdAt }: Draft, body: DraftRequest, status: string): Dict {
  const asSent = (name: string, otherwise: unknown): unknown => body[name] ?? otherwise
  return {
    id,
    object: 'response',
    created_at: secondsOf(createdAt),
    completed_at: null,
    status,
    incomplete_details: null,
    error: null,
    model: draftModel,
    output: [],
    usage: null,
    previous_response_id: null,
    instructions: asSent('instructions', null),
    tools: [],
    tool_choice: asSent('tool_choice', 'auto'),
    parallel_tool_calls: body['parallel_tool_calls'] ?? true,
    max_tool_calls: asSent('max_tool_calls', null),
    text: asSent('text', { format: { type: 'text' } }),
    reasoning: asSent('reasoning', null),
    truncation: asSent('truncation', 'disabled'),
    temperature: asSent('temperature', 1),
    top_p: asSent('top_p', 1),
    top_logprobs: asSent('top_logprobs', 0),
    presence_penalty: asSent('presence_penalty', 0),
    frequency_penalty: asSent('frequency_penalty', 0),
    max_output_tokens: asSent('max_output_tokens', null),
    // A draft stays until it is deleted, whatever was asked.
    store: true,
    background: false,
    service_tier: asSent('service_tier', 'default'),
    metadata: asSent('metadata', {}),
    safety_identifier: asSent('safety_identifier', null),
    prompt_cache_key: asSent('prompt_cache_key', null),
    user: asSent('user', null),
  }
}

function statusOf({ status }: Draft): 'completed' | 'incomplete' {
  return status === 'incomplete' ? 'incomplete' : 'completed'
}

function usageOf(draft: Draft): Dict {
  const { prompt, completion, total } = tokensOf(draft)
  return {
    input_tokens: prompt,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: completion,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: total,
  }
}

function reasoningItem({ draft, reasoning }: WrittenDraft): Dict {
  return { type: 'reasoning', id: `rs_${draft.id}`, summary: [summaryPart(reasoning)] }
}

function messageItem({ draft, content, citations }: WrittenDraft): Dict {
  return { type: 'message', id: `msg_${draft.id}`, status: statusOf(draft), role: 'assistant', content: [textPart(content, citations)] }
}

function summaryPart(text: string): Dict {
  return { type: 'summary_text', text }
}

function textPart(text: string, citations: readonly Citation[]): Dict {
  return { type: 'output_text', text, annotations: citations.map(annotationOf), logprobs: [] }
}

function annotationOf({ start, end, url, title }: Citation): Dict {
  return { type: 'url_citation', start_index: start, end_index: end, url, title }
}

/** Refuses what a draft cannot be, and what would need answers of before. */
function refuseForeign({ tools, text, background, previous_response_id: previous, conversation }: DraftRequest): void {
  refuseTools({ tools })
  if (isDict(text) && isDict(text['format']) && text['format']['type'] !== 'text')
    throw invalid('text.format', 'must be text: a draft is Markdown')
  if (background === true) throw invalid('background', 'must be false: a draft in the background is ordered at /v1/drafts')
  for (const [name, value] of Object.entries({ previous_response_id: previous, conversation }))
    if (value !== undefined && value !== null) throw invalid(name, 'is not known here: each draft stands for itself')
}

/** Reads the last message of the user: `input` is a text or a list of items. */
function readLastInput(input: unknown): SentMessage {
  if (typeof input === 'string') return { where: 'input', texts: [input], files: [] }
  if (!Array.isArray(input)) throw invalid('input', 'must be a text or a list of items')
  const { content, where } = lastOfUser(input, 'input')
  const parts: readonly unknown[] =
    typeof content === 'string' ? [{ type: 'input_text', text: content }] : Array.isArray(content) ? content : []
  const texts: string[] = []
  const files: SentFile[] = []
  const urls: string[] = []
  for (const part of parts) {
    if (isDict(part) && part['type'] === 'input_text' && typeof part['text'] === 'string') texts.push(part['text'])
    else if (isDict(part) && part['type'] === 'input_file' && typeof part['file_url'] === 'string') urls.push(part['file_url'])
    else if (isDict(part) && part['type'] === 'input_file') files.push(readFilePart(part))
    else throw invalid(where, 'may hold parts of type input_text and input_file alone')
  }
  return { where, texts, files, urls }
}
