import type { ModelRoute } from '@galley/runtime'
import type { Exchange } from '../shortcut.ts'
import type { UpstreamCall } from './call-upstream.ts'
import { callWithRetries } from './call-with-retries.ts'
import type { PassOnServices } from './pass-on-services.ts'
import { mayHaveSpent, type UpstreamOutcome } from './upstream-outcome.ts'

/** Server that was called last, and the outcome. */
export interface Called {
  readonly route: ModelRoute
  readonly outcome: UpstreamOutcome
}

/** Calls the routes in turn until one answers. A server whose breaker is open is passed over, but for the last one. Null where each has reached its limit. */
export async function callInTurn(
  routes: readonly ModelRoute[],
  services: PassOnServices,
  exchange: Exchange,
  callTo: (route: ModelRoute) => UpstreamCall | null | Promise<UpstreamCall | null>,
): Promise<Called | null> {
  let called: Called | null = null
  for (const [index, route] of routes.entries()) {
    const calling = callTo(route)
    const call = calling instanceof Promise ? await calling : calling
    if (call === null) continue
    const isLast = index === routes.length - 1
    const attempt = (): Promise<UpstreamOutcome> => callWithRetries(services, call, exchange)
    const outcome = await (isLast ? attempt() : services.breakers.run(route.url, attempt, isFailure))
    if (outcome === null) continue
    called = { route, outcome }
    if (!isFailure(outcome) || (call.isBound && mayHaveSpent(outcome))) break
  }
  return called
}

/** True where another server may do better: it was not reached, or refuses for a reason of its own. */
function isFailure(outcome: UpstreamOutcome): boolean {
  if (outcome.kind === 'refused') return outcome.status >= 500 || [401, 403, 404, 408, 429].includes(outcome.status)
  return outcome.kind === 'unreached' || outcome.kind === 'timeout'
}
