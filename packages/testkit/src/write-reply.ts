import type { ServerResponse } from 'node:http'
import type { ChatRequest } from './chat-request.ts'

/** Tokens as a scripted model counts them: four characters each. */
const tokens = (text: string): number => Math.ceil(text.length / 4)

/** Cuts an answer at its limit, as a real server does. */
function limited(text: string, maxTokens: number | undefined): { readonly text: string; readonly finish: 'stop' | 'length' } {
  return maxTokens === undefined || tokens(text) <= maxTokens
    ? { text, finish: 'stop' }
    : { text: text.slice(0, maxTokens * 4), finish: 'length' }
}

function head(request: ChatRequest, object: string): Readonly<Record<string, unknown>> {
  return { id: `chatcmpl-${request.n}`, object, created: 1_700_000_000, model: request.model }
}

function usageOf(request: ChatRequest, text: string): Readonly<Record<string, number>> {
  const prompt = tokens(request.prompt)
  return { prompt_tokens: prompt, completion_tokens: tokens(text), total_tokens: prompt + tokens(text) }
}

/** Writes a chat completion: in one piece, or as server-sent events of a few words each when it was asked to stream. */
export function writeReply(response: ServerResponse, request: ChatRequest, answer: string): void {
  const { text, finish } = limited(answer, request.maxTokens)
  const usage = usageOf(request, text)
  if (!request.isStream) {
    const choices = [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: finish }]
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ ...head(request, 'chat.completion'), choices, usage }))
    return
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  for (const piece of pieces(text)) response.write(eventOf(request, { content: piece }, null))
  response.write(eventOf(request, {}, finish))
  response.write(`data: ${JSON.stringify({ ...head(request, 'chat.completion.chunk'), choices: [], usage })}\n\n`)
  response.end('data: [DONE]\n\n')
}

/** Begins an answer and breaks it off in the middle: by breaking the connection, or politely, as if that were all. */
export function writeHalf(response: ServerResponse, request: ChatRequest, answer: string, { isPolite = false } = {}): void {
  const leave = (): unknown => (isPolite ? response.end() : response.destroy())
  if (request.isStream) {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(eventOf(request, { content: answer.slice(0, answer.length >> 1) }, null), leave)
    return
  }
  response.writeHead(200, { 'content-type': 'application/json', ...(isPolite ? {} : { 'content-length': '100000' }) })
  response.write('{"choices":[{"message":{"content":"', leave)
}

function pieces(text: string): readonly string[] {
  return text.match(/[\s\S]{1,24}/g) ?? []
}

function eventOf(request: ChatRequest, delta: object, finish: string | null): string {
  const choices = [{ index: 0, delta, finish_reason: finish }]
  return `data: ${JSON.stringify({ ...head(request, 'chat.completion.chunk'), choices })}\n\n`
}
