import type { IncomingHttpHeaders } from 'node:http'
import type { ModelRoute } from '@galley/runtime'
import { keepDemand } from '../demand/keep-demand.ts'
import type { ModelRequest } from '../model-request.ts'
import type { Exchange } from '../shortcut.ts'
import { answerFailure } from './answer-failure.ts'
import { bindBudget } from './bind-budget.ts'
import { callInTurn } from './call-in-turn.ts'
import type { UpstreamCall } from './call-upstream.ts'
import { describeCall } from './describe-call.ts'
import { holdBudget } from './hold-budget.ts'
import { openPlaces } from './open-places.ts'
import type { PassOnServices } from './pass-on-services.ts'
import type { Recording } from './record-answer.ts'
import { toUpstream } from './upstream-headers.ts'
import { mayHaveSpent, type UpstreamOutcome } from './upstream-outcome.ts'
import type { ToldTokens } from './usage-tap.ts'

/**
 * Passes a request on to the model that it names and the answer back as it comes: bytes, status and headers are the provider's own. What fails before
 * the first byte is tried again, then handed to the model's fallbacks. Faults: those of finding the model, of what is demanded of it, of its budget and of calling it.
 */
export async function passOn(exchange: Exchange, request: ModelRequest, services: PassOnServices, recording?: Recording): Promise<void> {
  const { incoming, outgoing, seen } = exchange
  const startedAt = services.clock().getTime()
  const finding = routesFor(request, services)
  const routes = finding instanceof Promise ? await finding : finding
  const bound = bindBudget(
    request,
    routes.some(({ model }) => services.limits.limitsTokens(model)),
  )
  const hold = bound && (await holdBudget(outgoing, services, routes, bound))
  const places = openPlaces(outgoing, services.limits, bound?.most)
  const asked: AskedCall = {
    request: bound?.request ?? request,
    headers: incoming.headers,
    isBound: bound !== null,
    record: recording?.take,
  }
  const called = await callInTurn(routes, services, exchange, (target) => {
    const call = (isPlaced: boolean): UpstreamCall | null => (isPlaced ? callOf(target, asked, services) : null)
    const placed = places.take(target.model)
    return placed instanceof Promise ? placed.then(call) : call(placed)
  })
  if (called === null) {
    await hold?.settle({ model: request.body.model, tokens: noTokens }).catch(() => undefined)
    throw places.refusal()
  }
  const { route, outcome } = called
  if (seen) seen.call = describeCall(request.path, called, startedAt, services.clock().getTime())
  if (outcome.kind === 'answered') {
    recording?.keep(outcome)
    services.models.usage.count(route.model, outcome.tokens, request.caller.name)
  }
  const spent = spentOn(route.model, outcome)
  // What cannot be written down stays held.
  if (bound !== null) await Promise.all([places.settle(spent), hold?.settle(spent)]).catch(() => undefined)
  if (outcome.kind === 'broken') services.say(`${request.path}: ${route.model} at ${route.url} broke off its answer: ${outcome.reason}`)
  answerFailure(outcome, route, exchange)
}

/** Finds the servers that may answer a request, and meet what it demands: at once, unless somebody has to be asked. */
function routesFor({ body, demand }: ModelRequest, { models }: PassOnServices): readonly ModelRoute[] | Promise<readonly ModelRoute[]> {
  const found = models.routes(body.model, neverAborted)
  return found instanceof Promise ? found.then((routes) => keepDemand(routes, demand, models)) : keepDemand(found, demand, models)
}

/** Tells what a call spent; null where only the provider knows. */
function spentOn(model: string, outcome: UpstreamOutcome): { readonly model: string; readonly tokens: ToldTokens } | null {
  if (outcome.kind === 'answered') return outcome.tokens && { model, tokens: outcome.tokens }
  return mayHaveSpent(outcome) ? null : { model, tokens: noTokens }
}

const noTokens: ToldTokens = { promptTokens: 0, completionTokens: 0 }

const neverAborted = new AbortController().signal

/** A call as the client asked for it, whichever server gets it. */
interface AskedCall extends Pick<UpstreamCall, 'isBound' | 'record'> {
  readonly request: ModelRequest
  readonly headers: IncomingHttpHeaders
}

function callOf(
  route: ModelRoute,
  { request: { path, bytes, body }, headers, isBound, record }: AskedCall,
  { maxWaitMs, clock }: PassOnServices,
): UpstreamCall {
  const isStream = body['stream'] === true
  return {
    route,
    path,
    headers: toUpstream(headers, route),
    body: route.model === body.model ? bytes : JSON.stringify({ ...body, model: route.model }),
    maxWaitMs: isStream ? maxWaitMs.stream : maxWaitMs.whole,
    isBound,
    record,
    clock,
  }
}
