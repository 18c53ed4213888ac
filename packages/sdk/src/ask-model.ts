import type { Host, ModelAnswer, ModelRequest } from './host.ts'

/**
 * Asks the role's model; `null` when there is none, or when it gave no usable answer, so that a run never dies of a bad one.
 * What is the run's business is thrown on: an aborted call, and the fault MODEL_BUDGET_SPENT.
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
    if (code === 'MODEL_BUDGET_SPENT' || name === 'AbortError') throw error
    host.log('warn', `The model gave no usable answer: ${typeof message === 'string' ? message : 'unknown reason'}`)
    return null
  }
}
