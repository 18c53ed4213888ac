import type { Runtime } from '@galley/runtime'
import type { Draft } from '@galley/sdk'
import type { Context } from 'hono'
import type { AppEnv } from '../../app-env.ts'
import { auditAct } from '../../audit-log/audit-requests.ts'
import type { AppOptions } from '../../app-options.ts'
import { fault } from '../../faults.ts'
import { readIdempotencyKey } from '../../problem/read-idempotency-key.ts'
import { toProblem } from '../../problem/to-problem.ts'
import { eventStream } from '../../stream/event-stream.ts'
import { toOpenaiError } from '../../problem/openai-error.ts'
import type { ModelRequest } from '../read-model-request.ts'
import { frameOf, readContent, reasoningOf, usageOf } from './draft-completion.ts'
import { demandOfBrief } from '../../demand/demand-of-brief.ts'
import { readChatBrief } from './read-chat-brief.ts'

/** Header of the answer that names the draft: it is at `/v1/drafts/{id}` too. */
const draftHeader = 'Galley-Draft'

/** A draft that answers a chat. */
interface Chat {
  readonly runtime: Runtime
  readonly id: string
  /** Origin of this gateway, as the client called it. */
  readonly origin: string
  /** Ends the draft of a client that left; one with an `Idempotency-Key` can come back for it. */
  readonly leave: () => void
}

/**
 * Answers a chat with a draft: what happens as reasoning, then the draft as content with its citations as annotations. A client that leaves cancels the
 * draft, unless it sent an `Idempotency-Key`. Faults: those of the brief and of creating a draft, DRAFT_NOT_WRITTEN.
 */
export async function answerWithDraft(
  c: Context<AppEnv>,
  { body, demand }: ModelRequest,
  runtime: Runtime,
  options: AppOptions,
): Promise<Response> {
  const key = readIdempotencyKey(c)
  const { id } = await runtime.drafts.create(demandOfBrief(readChatBrief(body), demand), key === undefined ? {} : { idempotencyKey: key })
  await auditAct(c, runtime.auditLog, 'draft.ordered', id)
  const leave = (): void => {
    const isGatewayClosing = c.env?.closing?.aborted === true
    if (key === undefined && !isGatewayClosing) runtime.drafts.cancel(id).catch(() => undefined)
  }
  const chat = { runtime, id, leave, origin: new URL(c.req.url).origin }
  c.header(draftHeader, id)
  if (body['stream'] === true) return stream(c, chat, body, options)
  return c.json(await complete(c, chat), 200, { 'Cache-Control': 'no-store' })
}

async function complete(c: Context<AppEnv>, { runtime, id, origin, leave }: Chat): Promise<Readonly<Record<string, unknown>>> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>()
  let reasoning = ''
  // The client may leave before anybody waits.
  promise.catch(() => undefined)
  const client = c.env?.outgoing
  const gone = (): void => {
    leave()
    reject(new Error('The client left.'))
  }
  client?.on('close', gone)
  try {
    const stop = await runtime.drafts.follow(id, 0, {
      take: (batch) => (reasoning += batch.map(reasoningOf).join('')),
      end: (error) => (error === undefined ? resolve(undefined) : reject(error)),
    })
    await promise.finally(stop)
  } finally {
    client?.off('close', gone)
  }
  const draft = refuseUnwritten(await runtime.drafts.get(id))
  const message = { role: 'assistant', ...(await readContent(runtime, id, origin)), reasoning_content: reasoning, refusal: null }
  return {
    ...frameOf(draft, 'chat.completion'),
    choices: [{ index: 0, message, logprobs: null, finish_reason: 'stop' }],
    usage: usageOf(draft),
  }
}

async function stream(
  c: Context<AppEnv>,
  { runtime, id, origin, leave }: Chat,
  body: ModelRequest['body'],
  options: AppOptions,
): Promise<Response> {
  const wantsUsage = (body['stream_options'] as { readonly include_usage?: unknown } | null | undefined)?.include_usage === true
  const frame = frameOf(await runtime.drafts.get(id), 'chat.completion.chunk')
  const encoder = new TextEncoder()
  const write = (value: unknown): Uint8Array => encoder.encode(`data: ${typeof value === 'string' ? value : JSON.stringify(value)}\n\n`)
  const chunk = (delta: object, finish: 'stop' | null = null): Uint8Array =>
    write({ ...frame, choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }] })
  return eventStream(c, {
    heartbeatMs: options.heartbeatMs ?? 15_000,
    say: options.say,
    open: async ({ push, end }) => {
      let isOver = false
      push(chunk({ role: 'assistant', content: '' }))
      const finish = async (): Promise<void> => {
        const draft = refuseUnwritten(await runtime.drafts.get(id))
        const { content, annotations } = await readContent(runtime, id, origin)
        for (const piece of content.match(/[^]+?(?:\n\n|$)/g) ?? []) push(chunk({ content: piece }))
        push(chunk({ annotations }))
        push(chunk({}, 'stop'))
        if (wantsUsage) push(write({ ...frame, choices: [], usage: usageOf(draft) }))
        push(write('[DONE]'))
      }
      const conclude = async (error: unknown): Promise<void> => {
        isOver = true
        try {
          if (error === undefined) await finish()
        } catch (problem) {
          push(write(toOpenaiError(toProblem(problem, c.req.path))))
        }
        end(error)
      }
      const stop = await runtime.drafts.follow(id, 0, {
        take: (batch) => {
          const reasoning = batch.map(reasoningOf).join('')
          if (reasoning !== '') push(chunk({ reasoning_content: reasoning }))
        },
        end: (error) => void conclude(error),
      })
      return () => {
        stop()
        if (!isOver) leave()
      }
    },
  })
}

/** Refuses a draft that has no text to answer with. Fault DRAFT_NOT_WRITTEN. */
function refuseUnwritten(draft: Draft): Draft {
  const { id, status, failure } = draft
  if (status === 'done' || status === 'incomplete') return draft
  throw fault('DRAFT_NOT_WRITTEN', { id, reason: failure?.message ?? `it was ${status}` })
}
