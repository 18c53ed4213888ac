import type OpenAI from 'openai'
import type { Endpoint } from './endpoint.ts'
import { limitAnswer } from './limit-answer.ts'

/** Headers that are sent: what a model server needs, and neither the client's own description of this machine nor headers from the environment. */
const sentHeaders = ['accept', 'authorization', 'content-type']

/**
 * Creates the `openai` package's client for one server. It is loaded at the first use (it takes 150 ms), takes nothing from the environment,
 * follows no redirect (a key must not travel) and never retries: our own retry counts and can be cancelled.
 */
export async function createClient(endpoint: Endpoint, fetchWith: typeof fetch): Promise<OpenAI> {
  const { OpenAI: Client } = await import('openai')
  return new Client({
    baseURL: endpoint.url,
    apiKey: endpoint.key ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: 'off',
    maxRetries: 0,
    // Our own watchdog ends a call; the client's clock must not be the first.
    timeout: 2 ** 31 - 1,
    fetch: async (address, init) =>
      limitAnswer(await fetchWith(address, { ...init, redirect: 'manual', headers: sentHeadersOf(init?.headers, endpoint) })),
  })
}

function sentHeadersOf(headers: ConstructorParameters<typeof Headers>[0], { key }: Pick<Endpoint, 'key'>): Headers {
  const all = new Headers(headers)
  const kept = sentHeaders.filter((name) => all.has(name) && (key !== undefined || name !== 'authorization'))
  return new Headers(kept.map((name) => [name, all.get(name) ?? '']))
}
