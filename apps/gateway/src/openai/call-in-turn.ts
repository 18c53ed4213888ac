import type { ModelRoute } from '@galley/runtime'
import type { UpstreamCall } from './call-upstream.ts'
import { callWithRetries } from './call-with-retries.ts'
import type { Places } from './open-places.ts'
import type { PassOnServices } from './pass-on-services.ts'
import { mayHaveSpent, type UpstreamOutcome } from './upstream-outcome.ts'

/** Server that was called last, and the outcome. */
interface Called {
  readonly route: ModelRoute
  readonly outcome: UpstreamOutcome
}

/**
 * Calls the routes in turn until one answers, each where it has a place. A server whose breaker is open is passed over, but for the last one. Null where
 * none had a place.
 */
export async function callInTurn(
  routes: readonly ModelRoute[],
  places: Places,
  callTo: (route: ModelRoute) => UpstreamCall,
  services: PassOnServices,
): Promise<Called | null> {
  let called: Called | null = null
  for (const [turn, route] of routes.entries()) {
    const placed = places.take(route.model)
    if (!(placed instanceof Promise ? await placed : placed)) continue
    const call = callTo(route)
    const outcome = await (turn === routes.length - 1 ? callWithRetries(call, services) : callThroughBreaker(call, services))
    if (outcome === null) continue
    called = { route, outcome }
    if (!isFailure(outcome) || (call.isBound && mayHaveSpent(outcome))) break
  }
  return called
}

/** Calls a server through its breaker; null where that is open. */
function callThroughBreaker(call: UpstreamCall, services: PassOnServices): Promise<UpstreamOutcome | null> {
  return services.breakers.run(call.route.url, () => callWithRetries(call, services), isFailure)
}

/** True where another server may do better: it was not reached, or refuses for a reason of its own. */
function isFailure(outcome: UpstreamOutcome): boolean {
  if (outcome.kind === 'refused') return outcome.status >= 500 || [401, 403, 404, 408, 429].includes(outcome.status)
  return outcome.kind === 'unreached' || outcome.kind === 'timeout'
}
