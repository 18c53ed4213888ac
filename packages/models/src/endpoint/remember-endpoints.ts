import type { Role } from '@galley/sdk'
import type { SingleFlight } from '../single-flight.ts'
import type { ModelWish } from './allow-model.ts'
import { resolveEndpoint, type ResolvedModel } from './resolve-endpoint.ts'

/** Milliseconds for which a resolved endpoint holds: five roles are resolved one after another. */
const lifetimeMs = 10_000

/** Makes a `resolveEndpoint` that answers for ten seconds what it found for the same wish, and asks once for all who ask meanwhile. Faults: those of `resolveEndpoint`. */
export function rememberEndpoints(
  surroundings: Parameters<typeof resolveEndpoint>[2],
  share: SingleFlight,
): (role: Role, brief: ModelWish, signal: AbortSignal) => Promise<ResolvedModel> {
  const resolved = new Map<string, { readonly until: number; readonly found: ResolvedModel }>()
  return async (role, brief, signal) => {
    const key = JSON.stringify([
      surroundings.settings.models?.[role] === undefined ? '' : role,
      brief.models?.[role] ?? brief.models?.default,
      brief.openness,
      brief.licence,
      brief.onlyLocal,
      brief.budget?.usd !== undefined,
      brief.budget?.wattHours !== undefined,
    ])
    const known = resolved.get(key)
    const now = surroundings.services.clock().getTime()
    if (known !== undefined && known.until > now) return known.found
    const found = await share(`endpoint ${key}`, signal, async () => resolveEndpoint(role, brief, surroundings, signal))
    resolved.set(key, { until: now + lifetimeMs, found })
    return found
  }
}
