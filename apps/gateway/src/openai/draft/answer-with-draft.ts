import type { Runtime } from '@galley/runtime'
import type { Draft, DraftEvent, Ephemeral } from '@galley/sdk'
import type { Context } from 'hono'
import type { AppEnv } from '../../app-env.ts'
import type { AppOptions } from '../../app-options.ts'
import { followToEnd } from '../../drafts/follow-to-end.ts'
import { readOrder } from '../../drafts/read-order.ts'
import { refuseUnwritten } from '../../drafts/refuse-unwritten.ts'
import { toProblem } from '../../problem/to-problem.ts'
import { eventStream } from '../../stream/event-stream.ts'
import { tellEvent } from '../../studio/draft/tell-event.ts'
import type { ModelRequest } from '../../model-request.ts'
import type { DraftDialect, DraftPieces, WrittenDraft } from './draft-dialect.ts'

/** Header of the answer that names the draft: it is at `/v1/drafts/{id}` too. */
const draftHeader = 'Galley-Draft'

/** A draft that answers a request. */
interface Ordered {
  readonly runtime: Runtime
  readonly draft: Draft
  /** Origin of this gateway, as the client called it. */
  readonly origin: string
  /** Ends the draft of a client that left; one with an `Idempotency-Key` can come back for it. */
  readonly leave: () => void
}

/** Services that answer with drafts, in the words of the route that was asked. */
interface DraftAnswering {
  readonly dialect: DraftDialect
  readonly runtime: Runtime
  readonly options: AppOptions
}

/**
 * Answers a request with a draft: what happens as reasoning, then the draft as content with its citations as annotations. A client that leaves cancels the
 * draft, unless it sent an `Idempotency-Key`. Faults: those of ordering a draft, DRAFT_NOT_WRITTEN.
 */
export async function answerWithDraft(
  c: Context<AppEnv>,
  { body }: ModelRequest,
  { dialect, runtime, options }: DraftAnswering,
): Promise<Response> {
  const order = readOrder(c)
  const { id } = await runtime.drafts.order(dialect.readBrief(body), order)
  const leave = (): void => {
    const isGatewayClosing = c.env?.closing?.aborted === true
    if (order.idempotencyKey === undefined && !isGatewayClosing) runtime.drafts.cancel(id).catch(() => undefined)
  }
  const ordered = { runtime, draft: await runtime.drafts.get(id), leave, origin: new URL(c.req.url).origin }
  c.header(draftHeader, id)
  if (body['stream'] === true) return stream(c, ordered, dialect.pieces(ordered.draft, body), options)
  return c.json(dialect.whole(await complete(c, ordered), body), 200, { 'Cache-Control': 'no-store' })
}

async function complete(c: Context<AppEnv>, ordered: Ordered): Promise<WrittenDraft> {
  const notes = takeNotes()
  const left = new AbortController()
  const client = c.env?.outgoing
  const gone = (): void => {
    ordered.leave()
    left.abort(new Error('The client left.'))
  }
  client?.on('close', gone)
  try {
    await followToEnd(ordered.runtime.drafts, ordered.draft.id, notes.take, left.signal)
  } finally {
    client?.off('close', gone)
  }
  return readWritten(ordered, notes.read())
}

async function stream(c: Context<AppEnv>, ordered: Ordered, pieces: DraftPieces, options: AppOptions): Promise<Response> {
  const encoder = new TextEncoder()
  return eventStream(c, {
    heartbeatMs: options.heartbeatMs ?? 15_000,
    say: options.say,
    open: async ({ push, end }) => {
      let isOver = false
      const notes = takeNotes()
      const send = (events: readonly string[]): void => push(encoder.encode(events.join('')))
      send(pieces.begin())
      const conclude = async (error: unknown): Promise<void> => {
        isOver = true
        try {
          if (error === undefined) send(pieces.finish(await readWritten(ordered, notes.read())))
        } catch (problem) {
          send(pieces.fail(toProblem(problem, c.req.path)))
        }
        end(error)
      }
      const stop = await ordered.runtime.drafts.follow(ordered.draft.id, 0, {
        take: (batch) => {
          const reasoning = notes.take(batch)
          if (reasoning !== '') send(pieces.reason(reasoning))
        },
        end: (error) => void conclude(error),
      })
      return () => {
        stop()
        if (!isOver) ordered.leave()
      }
    },
  })
}

/** Keeps what a draft tells while it is written: the lines of reasoning, and when the last event was. */
function takeNotes(): {
  /** Takes events, and answers their lines. */
  readonly take: (batch: readonly (DraftEvent | Ephemeral)[]) => string
  readonly read: () => Pick<WrittenDraft, 'reasoning' | 'endedAt'>
} {
  let reasoning = ''
  let endedAt = ''
  return {
    take: (batch) => {
      const events = batch.filter((event) => 'seq' in event)
      endedAt = events.at(-1)?.at ?? endedAt
      const lines = events.map(tellEvent).reduce((all, line) => (line === '' ? all : `${all}${line}\n`), '')
      reasoning += lines
      return lines
    },
    read: () => ({ reasoning, endedAt }),
  }
}

/** Reads a draft that has ended. A source that has no address of its own is cited by its page at this gateway. Fault DRAFT_NOT_WRITTEN. */
async function readWritten(
  { runtime, draft: { id }, origin }: Ordered,
  notes: Pick<WrittenDraft, 'reasoning' | 'endedAt'>,
): Promise<WrittenDraft> {
  const draft = refuseUnwritten(await runtime.drafts.get(id))
  const { text, citations } = await runtime.drafts.cited(id)
  const page = (sourceId: string): string => `${origin}/drafts/${id}/sources/${encodeURIComponent(sourceId)}`
  return {
    ...notes,
    draft,
    content: text,
    citations: citations.map(({ start, end, source: { id: sourceId, address, title } }) => ({
      start,
      end,
      url: /^https?:/.test(address) ? address : page(sourceId),
      title,
    })),
  }
}
