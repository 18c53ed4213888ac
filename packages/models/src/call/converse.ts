import type { ModelRequest } from '@galley/sdk'
import type { Budget } from './budget.ts'
import { asDialect, firstDialect, nextDialect, type Dialect } from './dialect.ts'
import type { Endpoint } from './endpoint.ts'
import type { Memory } from './memory.ts'
import { requestBody } from './request-body.ts'
import type { RawAnswer } from './read-answer.ts'
import { withRetries, type Outcome } from './retry.ts'
import { sendRequest, type SendOptions } from './send.ts'
import { defaultMaxTokens, promptTokens, textTokens } from './tokens.ts'
import { isTooLong, troubleFault, type Trouble } from './trouble.ts'
import type { World } from './world.ts'

/** A server and a model there, with what was learnt about it. */
export interface Partner {
  readonly endpoint: Endpoint
  readonly model: string
  readonly memory: Memory
}

/** How one request is made. */
export interface ConverseOptions extends SendOptions {
  readonly world: World
  readonly budget?: Budget
}

/** An answer, and the dialect in which it was had. */
export interface Reply extends RawAnswer {
  readonly dialect: Dialect
  readonly usage: { readonly promptTokens: number; readonly completionTokens: number }
}

/** One request: in the server's dialect (learnt from its refusals), with retries, within the budget. Faults: all but `MODEL_NO_SERVER` and the like. */
export async function converse(partner: Partner, request: ModelRequest, options: ConverseOptions): Promise<Reply> {
  const known = asDialect(await partner.memory.recall(dialectKey(partner)))
  let dialect = known ?? firstDialect
  for (;;) {
    const outcome = await sendWithin(partner, request, dialect, options)
    if (outcome.ok) {
      if (dialect !== known) await keepDialect(partner, dialect, request.schema !== undefined || known !== null)
      return { ...outcome.value, dialect, usage: outcome.value.usage ?? estimate(request, outcome.value.text) }
    }
    const next = isRefusal(outcome.trouble) ? nextDialect(dialect, outcome.trouble.reason, request.schema !== undefined) : null
    if (next === null) throw troubleFault(outcome.trouble, partner.endpoint, partner.model)
    dialect = next
  }
}

/** Remembers how a server wants to be asked. */
export async function keepDialect(partner: Partner, dialect: Dialect, isTried = true): Promise<void> {
  if (isTried || dialect !== firstDialect) await partner.memory.keep(dialectKey(partner), dialect)
}

function dialectKey({ endpoint, model }: Partner): string {
  return `models.dialect ${endpoint.url} ${model}`
}

async function sendWithin(
  partner: Partner,
  request: ModelRequest,
  dialect: Dialect,
  options: ConverseOptions,
): Promise<Outcome<RawAnswer>> {
  const body = requestBody(partner.model, request, dialect)
  const reservation = options.budget?.reserve(promptTokens(body.messages) + (request.maxTokens ?? defaultMaxTokens))
  let used = 0
  try {
    const outcome = await withRetries(async () => sendRequest(partner.endpoint, body, options), options.world, options.signal)
    if (outcome.ok) {
      const usage = outcome.value.usage ?? estimate(request, outcome.value.text)
      used = usage.promptTokens + usage.completionTokens
    }
    return outcome
  } finally {
    reservation?.settle(used)
  }
}

function isRefusal(trouble: Trouble): trouble is Extract<Trouble, { kind: 'status' }> {
  return trouble.kind === 'status' && [400, 415, 422, 501].includes(trouble.status) && !isTooLong(trouble)
}

function estimate({ messages }: ModelRequest, text: string): Reply['usage'] {
  return { promptTokens: promptTokens(messages), completionTokens: textTokens(text) }
}
