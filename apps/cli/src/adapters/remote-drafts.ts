import type { System } from '@galley/command-line'
import { Fault } from '@galley/fault'
import { formatOf, type CheckedSentence, type DraftSummary } from '@galley/runtime'
import { fieldsOf, type Draft, type Version } from '@galley/sdk'
import { fault } from '../faults.ts'
import { attachFile } from './attach-file.ts'
import type { DraftsClient } from './drafts-client.ts'
import { readAnswer, readBytes, readJsonAnswer } from './read-answer.ts'
import { readEvents } from './read-events.ts'

/** RFC 9457, as the gateway writes it. */
interface Problem {
  readonly code?: string
  readonly detail?: string
  readonly hint?: string
  readonly exit?: 1 | 2 | 3
}

/** Parts of a request that not every one has. */
interface AskOptions {
  /** Sent as JSON. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/**
 * The drafts of a running gateway. The token is `GALLEY_TOKEN`.
 * Faults: GATEWAY_UNREACHABLE, NOT_A_GATEWAY; every problem document comes back as the fault it was.
 */
export function remoteDrafts(system: System, base: string): DraftsClient {
  const ask = askerOf(system, base)
  const json = jsonFrom(ask, base)
  const draft = (id: string): string => `v1/drafts/${encodeURIComponent(id)}`
  return {
    remote: true,
    order: async (brief, { idempotencyKey: key }) =>
      json<{ id: string }>('POST', 'v1/drafts', { member: 'id', body: attachFile(brief), headers: key ? { 'idempotency-key': key } : {} }),
    get: async (id) => json<Draft>('GET', draft(id), { member: 'schema' }),
    list: async ({ limit, search }) => {
      const query = new URLSearchParams({
        ...(limit === undefined ? {} : { limit: String(limit) }),
        ...(search === undefined ? {} : { q: search }),
      })
      return (await json<{ drafts: readonly DraftSummary[] }>('GET', `v1/drafts?${query}`, { member: 'drafts' })).drafts
    },
    events: (id, { since, signal }) =>
      readEvents({
        url: base,
        open: async (last) =>
          ask('GET', `${draft(id)}/events`, { headers: { accept: 'text/event-stream', 'last-event-id': String(last) }, signal }),
        since: since ?? 0,
        signal,
        sleep: system.sleep,
      }),
    cancel: async (id) => void (await ask('POST', `${draft(id)}/cancel`)),
    resume: async (id) => void (await ask('POST', `${draft(id)}/resume`)),
    approve: async (id, approval) => void (await ask('POST', `${draft(id)}/approve`, { body: approval })),
    delete: async (id) => void (await ask('DELETE', draft(id))),
    diff: async (id, from, to) => json('GET', `${draft(id)}/diff?from=${from}&to=${to}`, { member: 'blocks' }),
    export: async (id, format, { footer = true } = {}) => {
      const response = await ask('GET', `${draft(id)}/export?format=${format}${footer ? '' : '&footer=false'}`)
      return {
        mediaType: response.headers.get('content-type') ?? 'text/plain',
        fileName: `${id}.${formatOf(format).extension}`,
        body: await readBytes(response, base),
      }
    },
    versions: async (id) => (await json<{ versions: readonly Version[] }>('GET', `${draft(id)}/versions`, { member: 'versions' })).versions,
    checkWords: async (id, text, block) =>
      (await json<{ sentences: readonly CheckedSentence[] }>('POST', `${draft(id)}/check`, { member: 'sentences', body: { text, block } }))
        .sentences,
    edit: async (id, { blockId, text }, after) =>
      json<Draft>('PUT', `${draft(id)}/blocks/${encodeURIComponent(blockId)}`, {
        member: 'schema',
        body: { text },
        headers: { 'if-match': `"${after}"` },
      }),
    choose: async (id, n) => json<Draft>('POST', `${draft(id)}/versions/${n}/choose`, { member: 'schema' }),
    rewrite: async (id, sectionId) => void (await ask('POST', `${draft(id)}/sections/${encodeURIComponent(sectionId)}/rewrite`)),
    insertSource: async (id, source) => void (await ask('POST', `${draft(id)}/sources`, { body: source })),
    papers: async (id, { withBrief }) => readAnswer(await ask('GET', `${draft(id)}/provenance${withBrief ? '?brief=true' : ''}`), base),
    close: async () => {},
  }
}

type Ask = ReturnType<typeof askerOf>

/** Reads answers with a member that every gateway gives them: another server's JSON is none. Fault NOT_A_GATEWAY. */
function jsonFrom(ask: Ask, base: string) {
  return async <T>(
    method: string,
    path: string,
    { member, ...options }: AskOptions & { readonly member: keyof T & string },
  ): Promise<T> => {
    const response = await ask(method, path, options)
    const answer = await readJsonAnswer(response, base)
    if (!Object.hasOwn(fieldsOf(answer), member)) throw fault('NOT_A_GATEWAY', { url: base, status: response.status })
    return answer as T
  }
}

/** Sends requests to a gateway. What is no success is thrown as a fault. */
function askerOf(system: System, base: string): (method: string, path: string, options?: AskOptions) => Promise<Response> {
  const at = (path: string): string => new URL(path, base.endsWith('/') ? base : `${base}/`).href
  return async (method, path, { body, headers, signal } = {}) => {
    const token = system.env['GALLEY_TOKEN']
    const response = await system
      .fetch(at(path), {
        method,
        headers: {
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal ? { signal } : {}),
      })
      .catch((error: unknown) => {
        throw fault('GATEWAY_UNREACHABLE', { url: base, problem: (error as Error).message }, { cause: error })
      })
    if (!response.ok) throw await problemOf(response, base)
    return response
  }
}

/** Makes the fault that the gateway told, with the exit code that it has in its table. */
async function problemOf(response: Response, base: string): Promise<Fault> {
  const { status } = response
  const { code, detail, hint, exit } = (await readAnswer(response, base)
    .then(JSON.parse)
    .catch(() => ({}))) as Problem
  if (code === undefined || detail === undefined || hint === undefined || exit === undefined)
    return fault('NOT_A_GATEWAY', { url: base, status })
  return new Fault(code, { message: detail, hint, status, exit })
}
