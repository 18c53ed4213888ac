import type { Fetch } from '../src/advisories/json-request.ts'

/** The requests that were made, with their headers. */
export interface Asked {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

/**
 * A network of recorded answers: by path, or by whole address; a number is a status, a text a body, a function decides. What is not
 * recorded is 404.
 */
export function recordedFetch(answers: Readonly<Record<string, unknown>>): { readonly fetch: Fetch; readonly asked: Asked[] } {
  const asked: Asked[] = []
  const fetch: Fetch = async (url, { headers, signal }) => {
    asked.push({ url, headers: Object.fromEntries(new Headers(headers)) })
    const { pathname } = new URL(url)
    const key = [url, pathname].find((candidate) => Object.hasOwn(answers, candidate))
    const answer = key === undefined ? 404 : answers[key]
    if (typeof answer === 'function') return (answer as (signal: AbortSignal) => Promise<Response>)(signal as AbortSignal)
    if (typeof answer === 'number') return new Response('', { status: answer })
    return new Response(typeof answer === 'string' ? answer : JSON.stringify(answer))
  }
  return { fetch, asked }
}
