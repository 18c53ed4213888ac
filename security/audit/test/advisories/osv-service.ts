import type { Fetch } from '../../src/advisories/json-request.ts'

/** A stand-in for the service: answers by a function of path and body, and remembers what it was asked. */
export function osvService(answer: (path: string, body: unknown) => unknown): {
  readonly fetch: Fetch
  readonly asked: { readonly path: string; readonly body: unknown }[]
} {
  const asked: { path: string; body: unknown }[] = []
  const fetch: Fetch = (address, init) => {
    const path = new URL(address).pathname
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
    asked.push({ path, body })
    const value = answer(path, body)
    return Promise.resolve(value instanceof Response ? value : Response.json(value))
  }
  return { fetch, asked }
}
