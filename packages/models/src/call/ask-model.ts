import type { JsonSchema, ModelAnswer, ModelMessage, ModelRequest, SchemaChecker } from '@galley/sdk'
import { converse, keepDialect, type ConverseOptions, type Partner, type Reply } from './converse.ts'
import { fault } from '../faults.ts'
import { fitToSchema } from '../answer/fit-to-schema.ts'
import { isStrictJson, jsonCandidates } from '../answer/json-candidates.ts'
import { stripThinking } from '../answer/thinking.ts'

/** How often a model may try again. */
const maxRepairs = 2
/** Errors that a model is told: a small one reads no long list. */
const maxErrors = 5
/** How much of its wrong answer a model is shown again, in characters. */
const shownAnswer = 4000

/**
 * Asks a model. With a schema the answer's JSON is found, validated, and asked for again at most twice with what was wrong;
 * then `MODEL_BAD_ANSWER`. Usage is that of all calls together.
 */
export async function askModel(partner: Partner, request: ModelRequest, options: ConverseOptions): Promise<ModelAnswer> {
  if (request.schema === undefined) {
    const reply = await converse(partner, request, options)
    return { text: stripThinking(reply.text), finish: reply.finish, usage: reply.usage }
  }
  let messages = request.messages
  let usage = { promptTokens: 0, completionTokens: 0 }
  for (let repair = 0; ; repair += 1) {
    const reply = await converse(partner, { ...request, messages }, options)
    usage = add(usage, reply.usage)
    const text = stripThinking(reply.text)
    const found = firstFitting(text, request.schema, options.world.checkSchema)
    if (found.ok) return { text, json: found.value, finish: reply.finish, usage }
    if (repair === maxRepairs) throw badAnswer(partner, reply, found.errors)
    if (reply.dialect.format === 'schema' && reply.finish === 'stop' && !isStrictJson(text)) {
      await keepDialect(partner, { ...reply.dialect, format: 'schema-shown' })
    }
    messages = withCorrection(request.messages, text, found.errors)
  }
}

type Found = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly errors: string }

function firstFitting(text: string, schema: JsonSchema, checkSchema: SchemaChecker): Found {
  const results = jsonCandidates(text).map((candidate): Found => {
    const value = fitToSchema(candidate, schema)
    const errors = checkSchema(schema, value, maxErrors).map(({ path, message }) => `${path || 'the answer'} ${message}`)
    return errors.length === 0 ? { ok: true, value } : { ok: false, errors: errors.join('; ') }
  })
  return results.find(({ ok }) => ok) ?? results[0] ?? { ok: false, errors: 'there is no JSON object or list in the answer' }
}

function badAnswer({ endpoint, model }: Partner, { finish }: Reply, errors: string): Error {
  const cut = finish === 'length' ? ' (it was cut off at its length limit)' : ''
  return fault('MODEL_BAD_ANSWER', { url: endpoint.url, model, reason: `after ${maxRepairs} repairs ${errors.slice(0, 200)}${cut}` })
}

function withCorrection(messages: readonly ModelMessage[], text: string, errors: string): readonly ModelMessage[] {
  const answered: ModelMessage = { role: 'assistant', content: text === '' ? '(nothing)' : text.slice(0, shownAnswer) }
  return [
    ...messages,
    answered,
    { role: 'user', content: `That cannot be used: ${errors}. Answer again, completely, with valid JSON only.` },
  ]
}

function add(a: Reply['usage'], b: Reply['usage']): Reply['usage'] {
  return { promptTokens: a.promptTokens + b.promptTokens, completionTokens: a.completionTokens + b.completionTokens }
}
