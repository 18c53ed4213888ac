import type { JsonSchema, ModelAnswer, ModelMessage, ModelRequest, SchemaChecker } from '@galley/sdk'
import { fitToSchema } from '../answer/fit-to-schema.ts'
import { isStrictJson, jsonCandidates } from '../answer/json-candidates.ts'
import { createThinkingFilter, stripThinking } from '../answer/strip-thinking.ts'
import { fault } from '../faults.ts'
import type { Chat } from './chat-model.ts'
import { pauseReason } from './call-failure.ts'
import { complete, saveDialect, type CallTarget, type CompleteOptions, type Reply } from './complete.ts'
import type { ModelServices } from './model-services.ts'
import type { Timeouts } from './timeouts.ts'

/** Repairs that a model may try. */
const maxRepairs = 2
/** Errors that a model is told: a small one reads no long list. */
const maxErrors = 5
/** Characters of its wrong answer that a model is shown again. */
const maxShownChars = 4000

/**
 * Binds a server and a model to one function. With a schema the answer's JSON is found, validated, and asked for again at most twice
 * with what was wrong; then `MODEL_BAD_ANSWER`. The usage of an answer is that of all its calls together.
 */
export function createChat(target: CallTarget, services: ModelServices, timeouts: Timeouts): Chat {
  return async (request, { signal, onToken, onPause, budget }) => {
    signal.throwIfAborted()
    const filter = onToken === undefined ? null : createThinkingFilter(onToken)
    const options: CompleteOptions = {
      services,
      timeouts,
      signal,
      ...(filter === null ? {} : { onText: (piece: string): void => filter.push(piece) }),
      ...(budget === undefined ? {} : { budget }),
      ...(onPause === undefined ? {} : { onPause: (ms, failure): void => onPause(ms, pauseReason(failure)) }),
    }
    const { schema } = request
    const answer = await (schema === undefined ? askForText(target, request, options) : askForJson(target, request, schema, options))
    filter?.end()
    return answer
  }
}

async function askForText(target: CallTarget, request: ModelRequest, options: CompleteOptions): Promise<ModelAnswer> {
  const { text, finish, usage } = await complete(target, request, options)
  return { text: stripThinking(text), finish, usage }
}

async function askForJson(target: CallTarget, request: ModelRequest, schema: JsonSchema, options: CompleteOptions): Promise<ModelAnswer> {
  let messages = request.messages
  let usage = { promptTokens: 0, completionTokens: 0 }
  for (let repair = 0; ; repair += 1) {
    const reply = await complete(target, { ...request, messages }, options)
    usage = add(usage, reply.usage)
    const text = stripThinking(reply.text)
    const found = findFitting(text, schema, options.services.checkSchema)
    if (found.ok) return { text, json: found.value, finish: reply.finish, usage }
    if (repair === maxRepairs) throw badAnswer(target, reply, found.errors)
    if (reply.dialect.format === 'schema' && reply.finish === 'stop' && !isStrictJson(text)) {
      await saveDialect(target, { ...reply.dialect, format: 'schema-shown' })
    }
    messages = withCorrection(request.messages, text, found.errors)
  }
}

type Found = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly errors: string }

function findFitting(text: string, schema: JsonSchema, checkSchema: SchemaChecker): Found {
  const results = jsonCandidates(text).map((candidate): Found => {
    const value = fitToSchema(candidate, schema)
    const errors = checkSchema(schema, value, maxErrors).map(({ path, message }) => `${path || 'the answer'} ${message}`)
    return errors.length === 0 ? { ok: true, value } : { ok: false, errors: errors.join('; ') }
  })
  return results.find(({ ok }) => ok) ?? results[0] ?? { ok: false, errors: 'there is no JSON object or list in the answer' }
}

function badAnswer({ endpoint, model }: CallTarget, { finish }: Reply, errors: string): Error {
  const cut = finish === 'length' ? ' (it was cut off at its length limit)' : ''
  return fault('MODEL_BAD_ANSWER', { url: endpoint.url, model, reason: `after ${maxRepairs} repairs ${errors.slice(0, 200)}${cut}` })
}

function withCorrection(messages: readonly ModelMessage[], text: string, errors: string): readonly ModelMessage[] {
  const answered: ModelMessage = { role: 'assistant', content: text === '' ? '(nothing)' : text.slice(0, maxShownChars) }
  return [
    ...messages,
    answered,
    { role: 'user', content: `That cannot be used: ${errors}. Answer again, completely, with valid JSON only.` },
  ]
}

function add(a: Reply['usage'], b: Reply['usage']): Reply['usage'] {
  return { promptTokens: a.promptTokens + b.promptTokens, completionTokens: a.completionTokens + b.completionTokens }
}
