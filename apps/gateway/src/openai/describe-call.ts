import type { ModelCall } from '../seen-request.ts'
import { hostOf } from '../telemetry/host-of.ts'
import type { Called } from './call-in-turn.ts'

/** Describes a call for the metrics: names and numbers only. */
export function describeCall(path: string, { route, outcome }: Called, startedAt: number, endedAt: number): ModelCall {
  const operation = path === '/embeddings' ? 'embeddings' : 'chat'
  const { model } = route
  const server = hostOf(route.url)
  if (outcome.kind === 'answered')
    return { operation, model, server, startedAt, endedAt, tokens: outcome.tokens, firstChunkMs: outcome.firstAt - startedAt }
  return { operation, model, server, startedAt, endedAt, error: outcome.kind === 'refused' ? String(outcome.status) : outcome.kind }
}
