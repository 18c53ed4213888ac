import type { ServerResponse } from 'node:http'
import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import type { Quota } from '../quota.ts'

/** Limits that a request counted for, by its answer. */
const told = new WeakMap<object, readonly Quota[]>()

/**
 * Tells a client what is left of a limit (draft-ietf-httpapi-ratelimit-headers-10): of all that the request counts for, the tightest first. A limit
 * of the same name that was told before gives way.
 */
export function tellQuota(answer: Context<AppEnv> | ServerResponse, quota: Quota): void {
  // Headers that are set here are on every kind of answer: one that is written straight into the connection never meets those of Hono.
  const place = 'setHeader' in answer ? answer : (answer.env?.outgoing ?? answer)
  const others = (told.get(place) ?? []).filter(({ name }) => name !== quota.name)
  const quotas = [...others, quota].toSorted((one, other) => one.remaining / one.limit - other.remaining / other.limit)
  told.set(place, quotas)
  const set = (name: string, value: string): void => void ('setHeader' in place ? place.setHeader(name, value) : place.header(name, value))
  set('RateLimit-Policy', quotas.map(({ name, limit }) => `"${name}";q=${limit};w=60`).join(', '))
  set(
    'RateLimit',
    quotas.map(({ name, remaining, resetMs }) => `"${name}";r=${Math.floor(remaining)};t=${Math.ceil(resetMs / 1000)}`).join(', '),
  )
}
