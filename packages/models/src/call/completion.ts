import type { CallFailure } from './call-failure.ts'

/** A server's answer to one call. */
export interface Completion {
  readonly text: string
  readonly finish: 'stop' | 'length'
  readonly usage: { readonly promptTokens: number; readonly completionTokens: number } | null
}

interface CompletionBody {
  readonly choices?: readonly {
    readonly message?: { readonly content?: unknown }
    readonly delta?: { readonly content?: unknown }
    readonly finish_reason?: unknown
  }[]
  readonly usage?: { readonly prompt_tokens?: unknown; readonly completion_tokens?: unknown } | null
  readonly error?: { readonly message?: unknown; readonly code?: unknown } | string
}

/** Characters of an answer at most: no draft needs more, and a server that goes on and on is stopped. */
const maxChars = 4_000_000

/** Reads an answer that came in one piece. */
export function readCompletion(body: string): Completion | CallFailure {
  const completion = parse(body)
  const choice = completion?.choices?.[0]
  if (completion === null || choice === undefined) return failureOf(completion, body)
  return { text: textOf(choice.message?.content), finish: finishOf(choice.finish_reason), usage: usageOf(completion) }
}

/** Collects the pieces of a streamed answer. */
export function createCompletionCollector(onText: (text: string) => void): {
  add(chunk: unknown): void
  result(): Completion | CallFailure
} {
  let text = ''
  let chunks = 0
  let finish: unknown = null
  let usage: Completion['usage'] = null
  let refusal: CallFailure | null = null
  return {
    add: (chunk) => {
      const completion = chunk as CompletionBody
      const choice = completion.choices?.[0]
      if (completion.error !== undefined && completion.error !== null) refusal = failureOf(completion, '')
      if (completion.choices !== undefined) chunks += 1
      usage = usageOf(completion) ?? usage
      finish = choice?.finish_reason ?? finish
      const piece = textOf(choice?.delta?.content)
      if (piece === '' || text.length > maxChars) return
      text += piece
      onText(piece)
    },
    result: () => {
      if (refusal !== null) return refusal
      if (chunks === 0) return { kind: 'unreadable', reason: 'it streamed nothing that is an answer' }
      // A stream that ends without a reason was broken off (a proxy may close it politely).
      if (finish === null) return { kind: 'connection', reason: 'the answer broke off in the middle' }
      return { text, finish: finishOf(finish), usage }
    },
  }
}

function parse(body: string): CompletionBody | null {
  try {
    const value = JSON.parse(body) as unknown
    return typeof value === 'object' && value !== null ? value : null
  } catch {
    return null
  }
}

/** Routers report a failure of the server behind them with HTTP 200 and an error in the body. */
function failureOf(completion: CompletionBody | null, body: string): CallFailure {
  const error = completion?.error
  const { message, code } = typeof error === 'object' && error !== null ? error : { message: error, code: undefined }
  if (typeof message === 'string') return { kind: 'status', status: typeof code === 'number' && code >= 400 ? code : 502, reason: message }
  if (/^\s*</.test(body)) return { kind: 'unreadable', reason: 'it sent a web page instead of an answer' }
  return { kind: 'unreadable', reason: completion === null ? 'it sent no JSON' : 'its JSON holds no choices' }
}

/** Some servers send content in parts. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content.map((part: { readonly text?: unknown }) => (typeof part.text === 'string' ? part.text : '')).join('')
}

function finishOf(reason: unknown): 'stop' | 'length' {
  return reason === 'length' ? 'length' : 'stop'
}

function usageOf({ usage }: CompletionBody): Completion['usage'] {
  const prompt = usage?.prompt_tokens
  const completion = usage?.completion_tokens
  return typeof prompt === 'number' && typeof completion === 'number' ? { promptTokens: prompt, completionTokens: completion } : null
}
