import type { IncomingMessage, ServerResponse } from 'node:http'
import { modelFault, pauseMs, type CallFailure, type ModelRoute, type Runtime } from '@galley/runtime'
import type { Dispatcher } from 'undici'
import type { Exchange } from '../shortcut.ts'
import { hostOf } from '../telemetry/host-of.ts'
import type { ModelCall } from '../seen-request.ts'
import type { ModelLimits } from '../limits/model-limits.ts'
import { bindBudget } from './bind-budget.ts'
import type { Breakers } from './breakers.ts'
import { callUpstream, mayHaveSpent, type UpstreamCall, type UpstreamOutcome } from './call-upstream.ts'
import type { KeptAnswers } from './kept-answers.ts'
import { keepDemand } from '../demand/keep-demand.ts'
import type { ModelRequest } from '../model-request.ts'
import { holdBudget } from './hold-budget.ts'
import { openPlaces } from './open-places.ts'
import { recordAnswer } from './record-answer.ts'
import { requestIdHeader, toClient, toUpstream } from './upstream-headers.ts'
import type { ToldTokens } from './usage-tap.ts'
import { readIdempotencyKey } from '../problem/read-idempotency-key.ts'

/** Means of passing a request on. */
export interface PassOnServices {
  readonly models: Runtime['models']
  readonly budgets: Runtime['budgets']
  readonly limits: ModelLimits
  readonly dispatcher: Dispatcher
  readonly breakers: Breakers
  readonly kept: KeptAnswers
  /** A number 0 ≤ x < 1. */
  readonly random: () => number
  readonly say: (line: string) => void
  readonly clock: () => Date
  /** Milliseconds until a streamed answer begins, and between its pieces; until any other begins. */
  readonly maxWaitMs: { readonly stream: number; readonly whole: number }
}

/** Retries of one server after the first call. */
const maxRetries = 2

/** Longest pause that a provider may ask for and is waited for here, in milliseconds: beyond it the client is told. */
const maxPauseMs = 2000

/** Statuses after which the same request may succeed a moment later. A 429 is the client's to wait for: it is told `Retry-After`. */
const transient = new Set([408, 500, 502, 503, 504])

/**
 * Passes a request on to the model that it names and the answer back as it comes: bytes, status and headers are the provider's own. What fails before
 * the first byte is tried again, then handed to the model's fallbacks. Faults: those of finding the model, of what is demanded of it, of its budget and of calling it, IDEMPOTENCY_KEY_BUSY, IDEMPOTENCY_KEY_REUSED.
 */
export async function passOn(exchange: Exchange, path: string, request: ModelRequest, services: PassOnServices): Promise<void> {
  const { incoming, outgoing, seen } = exchange
  const key = readIdempotencyKey(incoming.headers['idempotency-key'] as string | undefined)
  const claim =
    key === undefined
      ? undefined
      : services.kept.claim(`${request.caller.name} ${path} ${JSON.stringify(request.demand)} ${key}`, request.bytes)
  if (claim !== undefined && 'status' in claim) {
    outgoing.writeHead(claim.status, [...claim.headers, 'idempotency-replayed', 'true', ...requestIdHeader(seen)]).end(claim.body)
    return
  }
  const startedAt = services.clock().getTime()
  const recording = claim === undefined ? undefined : recordAnswer(claim)
  try {
    const found = await services.models.routes(request.body.model, neverAborted)
    const routes = await keepDemand(found, request.demand, services.models)
    const bound = bindBudget(
      path,
      request,
      routes.some(({ model }) => services.limits.limitsTokens(model)),
    )
    const hold = bound && (await holdBudget(outgoing, services, routes, bound, startedAt))
    const places = openPlaces(outgoing, services.limits, bound?.most)
    const called = await callInTurn(routes, services, exchange, recording?.take, (target) =>
      places.take(target.model) ? callOf(target, path, bound?.request ?? request, incoming, services, bound !== null) : null,
    )
    if (called === null) {
      await hold?.settle({ model: request.body.model, tokens: noTokens }).catch(() => undefined)
      throw places.refusal()
    }
    const { route, outcome } = called
    if (seen) seen.call = describeCall(path, route, outcome, startedAt, services.clock().getTime())
    if (outcome.kind === 'answered') {
      recording?.keep(outcome)
      services.models.usage.count(route.model, outcome.tokens, request.caller.name)
    }
    const spent = spentOn(route.model, outcome)
    places.settle(spent)
    // What cannot be written down stays held.
    await hold?.settle(spent).catch(() => undefined)
    if (outcome.kind === 'broken') services.say(`${path}: ${route.model} at ${route.url} broke off its answer: ${outcome.reason}`)
    answerFailure(outcome, route, exchange)
  } finally {
    recording?.release()
  }
}

/** Answers what no server has answered: the provider's refusal as it is, or a fault of calling it. */
function answerFailure(outcome: UpstreamOutcome, route: ModelRoute, exchange: Exchange): void {
  if (outcome.kind === 'refused') writeRefusal(outcome, route, exchange)
  if (outcome.kind === 'timeout' || outcome.kind === 'unreached') throw modelFault(failureOf(outcome), route, route.model)
}

/** Tells what a call spent; null where only the provider knows. */
function spentOn(model: string, outcome: UpstreamOutcome): { readonly model: string; readonly tokens: ToldTokens } | null {
  if (outcome.kind === 'answered') return outcome.tokens && { model, tokens: outcome.tokens }
  return mayHaveSpent(outcome) ? null : { model, tokens: noTokens }
}

const noTokens: ToldTokens = { promptTokens: 0, completionTokens: 0 }

const neverAborted = new AbortController().signal

function callOf(
  route: ModelRoute,
  path: string,
  { bytes, body }: ModelRequest,
  { headers }: IncomingMessage,
  { maxWaitMs, clock }: PassOnServices,
  isBound: boolean,
): UpstreamCall {
  const isStream = body['stream'] === true
  return {
    route,
    path,
    headers: toUpstream(headers, route),
    body: route.model === body.model ? bytes : JSON.stringify({ ...body, model: route.model }),
    maxWaitMs: isStream ? maxWaitMs.stream : maxWaitMs.whole,
    maxIdleMs: maxWaitMs.stream,
    isBound,
    clock,
  }
}

/** Describes a call for the metrics: names and numbers only. */
function describeCall(path: string, route: ModelRoute, outcome: UpstreamOutcome, startedAt: number, endedAt: number): ModelCall {
  const operation = path === '/embeddings' ? 'embeddings' : 'chat'
  const { model } = route
  const server = hostOf(route.url)
  if (outcome.kind === 'answered')
    return { operation, model, server, startedAt, endedAt, tokens: outcome.tokens, firstChunkMs: outcome.firstAt - startedAt }
  return { operation, model, server, startedAt, endedAt, error: outcome.kind === 'refused' ? String(outcome.status) : outcome.kind }
}

interface Called {
  readonly route: ModelRoute
  readonly outcome: UpstreamOutcome
}

/** Calls the routes in turn until one answers. A server whose breaker is open is passed over, but for the last one. Null where each has reached its limit. */
async function callInTurn(
  routes: readonly ModelRoute[],
  services: PassOnServices,
  exchange: Exchange,
  take: ((chunk: Buffer) => void) | undefined,
  callTo: (route: ModelRoute) => UpstreamCall | null,
): Promise<Called | null> {
  let called: Called | null = null
  for (const [index, route] of routes.entries()) {
    const call = callTo(route)
    if (call === null) continue
    const isLast = index === routes.length - 1
    const attempt = (): Promise<UpstreamOutcome> => callWithRetries(services, call, exchange, take)
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

async function callWithRetries(
  { dispatcher, random }: PassOnServices,
  call: UpstreamCall,
  exchange: Exchange,
  take?: (chunk: Buffer) => void,
): Promise<UpstreamOutcome> {
  const { outgoing: client } = exchange
  for (let retry = 0; ; retry += 1) {
    const outcome = await callUpstream(dispatcher, call, exchange, take)
    const isTransient = outcome.kind === 'unreached' || (outcome.kind === 'refused' && transient.has(outcome.status))
    if (!isTransient || retry >= maxRetries || (call.isBound && mayHaveSpent(outcome))) return outcome
    const asked = outcome.kind === 'refused' ? Number(outcome.headers['retry-after'] ?? 0) * 1000 : 0
    // A date, or a pause that nobody waits for here, is for the client to read.
    if (!(asked <= maxPauseMs)) return outcome
    await pause(Math.max(asked, pauseMs(retry, { kind: 'connection', reason: '' }, random)), client)
    if (client.destroyed) return { kind: 'left' }
  }
}

/** Waits, but no longer than the client does. */
function pause(ms: number, client: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      client.off('close', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    client.on('close', end)
  })
}

function failureOf(outcome: Extract<UpstreamOutcome, { kind: 'timeout' | 'unreached' }>): CallFailure {
  return outcome.kind === 'unreached'
    ? { kind: 'connection', reason: outcome.reason }
    : { kind: 'timeout', phase: 'the answer', ms: outcome.ms }
}

/**
 * Passes an error of the provider on as it is, without the operator's key, which some echo. What is between the operator and the provider (a key
 * that is refused, an address that leads elsewhere) is a fault of this gateway: the client's own token is good.
 */
function writeRefusal(
  { status, headers, body }: Extract<UpstreamOutcome, { kind: 'refused' }>,
  route: ModelRoute,
  { outgoing, seen }: Exchange,
): void {
  if (status === 401 || status === 403) throw modelFault({ kind: 'status', status, reason: body }, route, route.model)
  if (status < 400) throw modelFault({ kind: 'unreadable', reason: `it answered with HTTP ${status}` }, route, route.model)
  const text = route.key === undefined ? body : body.replaceAll(route.key, '[redacted]')
  const { 'content-length': _, ...rest } = headers
  outgoing.writeHead(status, [...toClient(rest), 'content-length', String(Buffer.byteLength(text)), ...requestIdHeader(seen)]).end(text)
}
