import type { ModelRequest } from '@galley/sdk'
import type { RunBudget } from './run-budget.ts'
import { readDialect, firstDialect, nextDialect, type Dialect } from './dialect.ts'
import type { Endpoint } from './endpoint.ts'
import type { ExpiringCache } from './expiring-cache.ts'
import { requestBody } from './request-body.ts'
import type { Completion } from './completion.ts'
import { withRetries, type CallResult, type OnPause } from './retry.ts'
import { sendRequest, type SendOptions } from './send-request.ts'
import { defaultMaxTokens, promptTokens, textTokens } from './tokens.ts'
import { isModelGone, isPromptTooLong, toFault, type CallFailure } from './call-failure.ts'
import type { ModelServices } from './model-services.ts'
import type { ModelFigures, TokenCount } from './model-figures.ts'
import { withinSeconds } from './within-seconds.ts'

/** A model on a server, with the cache of what was learnt about both. */
export interface CallTarget {
  readonly endpoint: Endpoint
  readonly model: string
  readonly figures?: ModelFigures
  readonly cache: ExpiringCache
  /** Lists the server's other models, for a fault that names those to choose from; empty when it cannot. */
  readonly listOffered: (signal: AbortSignal) => Promise<readonly string[]>
}

/** Options of one request that may be sent several times: with pauses, within a budget. */
export interface CompleteOptions extends SendOptions {
  readonly services: ModelServices
  readonly budget?: RunBudget
  readonly onPause?: OnPause
}

/** A server's answer, and the dialect that got it. */
export interface Reply extends Completion {
  readonly dialect: Dialect
  readonly usage: TokenCount
}

/**
 * Gets one chat completion: in the server's dialect (learnt from its refusals), with retries, within the budget.
 * Throws the faults of `toFault`, and `MODEL_BUDGET_SPENT`.
 */
export async function complete(target: CallTarget, request: ModelRequest, options: CompleteOptions): Promise<Reply> {
  const known = readDialect(await target.cache.get(dialectKey(target)))
  let dialect = known ?? firstDialect
  for (;;) {
    const result = await sendWithin(target, request, dialect, options)
    if (result.ok) {
      // The first dialect is the default: that it holds is known once a schema was asked for in it, or another was there before.
      const isTried = request.schema !== undefined || known !== null || dialect !== firstDialect
      if (dialect !== known && isTried) await saveDialect(target, dialect)
      return { ...result.value, dialect, usage: result.value.usage ?? estimate(request, result.value.text) }
    }
    const next = isRefusal(result.failure) ? nextDialect(dialect, result.failure.reason, { hasSchema: request.schema !== undefined }) : null
    if (next === null) {
      const offered = isModelGone(result.failure) ? await target.listOffered(options.signal) : []
      throw toFault(result.failure, target.endpoint, target.model, offered)
    }
    dialect = next
  }
}

/** Saves the dialect of a server and model for later runs. */
export async function saveDialect(target: CallTarget, dialect: Dialect): Promise<void> {
  await target.cache.set(dialectKey(target), dialect)
}

function dialectKey({ endpoint, model }: CallTarget): string {
  return `models.dialect ${endpoint.url} ${model}`
}

async function sendWithin(
  target: CallTarget,
  request: ModelRequest,
  dialect: Dialect,
  options: CompleteOptions,
): Promise<CallResult<Completion>> {
  const body = requestBody(target.model, request, dialect)
  const atMost = { promptTokens: promptTokens(body.messages), completionTokens: request.maxTokens ?? defaultMaxTokens }
  const reservation = options.budget?.reserve(atMost, target.figures)
  let used: TokenCount = { promptTokens: 0, completionTokens: 0 }
  try {
    const result = await withinSeconds(options.budget, options.services.sleep, options.signal, async (signal) =>
      withRetries(async () => sendRequest(target.endpoint, body, { ...options, signal }), options.services, signal, options.onPause),
    )
    if (result.ok) used = result.value.usage ?? estimate(request, result.value.text)
    return result
  } finally {
    reservation?.settle(used)
  }
}

function isRefusal(failure: CallFailure): failure is Extract<CallFailure, { kind: 'status' }> {
  return failure.kind === 'status' && [400, 415, 422, 501].includes(failure.status) && !isPromptTooLong(failure)
}

function estimate({ messages }: ModelRequest, text: string): Reply['usage'] {
  return { promptTokens: promptTokens(messages), completionTokens: textTokens(text) }
}
