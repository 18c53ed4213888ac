import { Fault } from '@galley/fault'
import type { DraftSummary, ExportFormat } from '@galley/runtime'
import type { Draft } from '@galley/sdk'
import { fault } from '../faults.ts'
import type { System } from '../system.ts'
import type { DraftsClient } from './drafts-client.ts'
import { readEvents } from './read-events.ts'

/** RFC 9457, as the gateway writes it. */
interface Problem {
  readonly code?: string
  readonly detail?: string
  readonly title?: string
  readonly hint?: string
}

/**
 * The drafts of a running gateway. The token is `GALLEY_TOKEN`.
 * Faults: GATEWAY_UNREACHABLE; every problem document comes back as the fault it was.
 */
export function remoteDrafts(system: System, base: string): DraftsClient {
  const at = (path: string): string => new URL(path, base.endsWith('/') ? base : `${base}/`).href
  const ask = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    signal?: AbortSignal,
  ): Promise<Response> => {
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
    if (!response.ok) throw await problemOf(response)
    return response
  }
  const json = async <T>(method: string, path: string, body?: unknown): Promise<T> => (await (await ask(method, path, body)).json()) as T
  const draft = (id: string): string => `v1/drafts/${encodeURIComponent(id)}`
  return {
    remote: true,
    create: async (brief, options) =>
      (await ask('POST', 'v1/drafts', brief, options.idempotencyKey ? { 'idempotency-key': options.idempotencyKey } : {}).then(
        async (response) => response.json(),
      )) as { id: string },
    get: async (id) => json<Draft>('GET', draft(id)),
    list: async () => (await json<{ drafts: readonly DraftSummary[] }>('GET', 'v1/drafts')).drafts,
    events: (id, { since, signal }) =>
      readEvents(
        async (last) =>
          ask('GET', `${draft(id)}/events`, undefined, { accept: 'text/event-stream', 'last-event-id': String(last) }, signal),
        since ?? 0,
        signal,
        system.sleep,
      ),
    cancel: async (id) => void (await ask('POST', `${draft(id)}/cancel`)),
    resume: async (id) => void (await ask('POST', `${draft(id)}/resume`)),
    approve: async (id, approval) => void (await ask('POST', `${draft(id)}/approve`, approval)),
    delete: async (id) => void (await ask('DELETE', draft(id))),
    diff: async (id, from, to) => json('GET', `${draft(id)}/diff?from=${from}&to=${to}`),
    export: async (id, format: ExportFormat) => {
      const response = await ask('GET', `${draft(id)}/export?format=${format}`)
      return { mediaType: response.headers.get('content-type') ?? 'text/plain', fileName: `${id}.${format}`, body: await response.text() }
    },
    close: async () => {},
  }
}

async function problemOf(response: Response): Promise<Fault> {
  const problem = (await response.json().catch(() => ({}))) as Problem
  return new Fault(problem.code ?? 'GATEWAY_REFUSED', {
    message: problem.detail ?? problem.title ?? `the gateway answered ${response.status}`,
    hint: problem.hint ?? "Look at the gateway's own output.",
    status: response.status,
    exit: response.status >= 500 || response.status === 422 ? 3 : 2,
  })
}
