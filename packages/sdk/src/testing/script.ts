import type { ModelAnswer, ModelRequest } from '../plugin/host.ts'
import { checkValue } from './check-value.ts'
import { hostFault } from './host-fault.ts'
import type { Scripted, ScriptedModel } from './test-host.ts'

/** One ask of a script: what is wanted, of which query or address, and how many such asks there were with it. */
interface ScriptedAsk<Request> {
  readonly what: 'search' | 'page' | 'reply'
  readonly asked: string
  readonly n: number
  readonly request?: Request
}

/** Answers one ask from a script. What is not in it is no answer of the host, but a hole in the test: its error says so. */
export async function answerOf<Answer, Request = never>(
  script: Scripted<Answer, Request> | undefined,
  { what, asked, n, request }: ScriptedAsk<Request>,
): Promise<Answer> {
  const answer = typeof script === 'function' ? await script(asked, n, request as Request) : tableOf(script, asked)
  if (answer === undefined) throw new Error(`The test host has no ${what} for ${asked}.`)
  if (answer instanceof Error) throw answer
  return answer
}

function tableOf<Answer>(script: Readonly<Record<string, Answer | Error>> | undefined, asked: string): Answer | Error | undefined {
  return script !== undefined && Object.hasOwn(script, asked) ? script[asked] : undefined
}

/** Answers one request of the model. Fault MODEL_BAD_ANSWER when its JSON does not fit the request's schema: the host lets none through. */
export async function answerOfModel(script: ScriptedModel | undefined, request: ModelRequest, n: number): Promise<ModelAnswer> {
  const reply = typeof script === 'function' ? await script(request, n) : script?.[n - 1]
  if (reply === undefined) throw new Error(`The test host has no answer of the model for request ${n}.`)
  if (reply instanceof Error) throw reply
  const { json, text = json === undefined ? '' : JSON.stringify(json), ...rest } = typeof reply === 'string' ? { text: reply } : reply
  const answer: ModelAnswer = { text, finish: 'stop', usage: { promptTokens: 1, completionTokens: 1 }, ...rest }
  if (request.schema === undefined) return answer
  const value = json ?? parse(text)
  const problem = checkValue(request.schema, value)
  if (problem === null) return { ...answer, json: value }
  const why = `${problem.path || 'the value'} ${problem.message}`
  throw hostFault('MODEL_BAD_ANSWER', `The model gave no answer that can be used: ${why}.`)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
