import type { Host, ModelAnswer, ModelRequest } from '../plugin/host.ts'

/** Faults that are the answer's, not the server's: an agent does without this answer. */
const survivable: ReadonlySet<string> = new Set(['MODEL_BAD_ANSWER', 'MODEL_PROMPT_TOO_LONG'])

/**
 * Asks the role's model; `null` when there is none, or when it gave no usable answer, so that a run never dies of a bad one.
 * Faults that concern the run are thrown on: an aborted call, a spent budget, a model server that hangs, fails or is gone,
 * so that no run ends as if its model had written it.
 * @example
 * const answer = await askModel(host, { messages: [{ role: 'user', content: 'Say it in one sentence.' }] })
 */
export async function askModel(host: Host, request: ModelRequest): Promise<ModelAnswer | null> {
  host.signal.throwIfAborted()
  if (host.model === undefined) return null
  try {
    return await host.model(request)
  } catch (error) {
    host.signal.throwIfAborted()
    const { code, name, message } = (typeof error === 'object' && error !== null ? error : {}) as Readonly<Record<string, unknown>>
    const isTheModels = typeof code !== 'string' || !code.startsWith('MODEL_') || survivable.has(code)
    if (name === 'AbortError' || !isTheModels) throw error
    host.log('warn', `The model gave no usable answer: ${typeof message === 'string' ? message : 'unknown reason'}`)
    return null
  }
}
