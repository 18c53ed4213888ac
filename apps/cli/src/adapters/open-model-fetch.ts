import type { Settings } from '@galley/runtime'

/** Seconds without a byte after which Node's own `fetch` gives up, whatever its caller would wait for. */
const ownLimitSeconds = 300

/** `fetch` for model servers: Node's own, or one without its limit where the settings let a model take longer. */
export function openModelFetch(own: typeof fetch, { modelTimeouts }: Pick<Settings, 'modelTimeouts'>): typeof fetch {
  const seconds = modelTimeouts === undefined ? 0 : Math.max(modelTimeouts.firstWordSeconds, modelTimeouts.answerSeconds)
  if (seconds <= ownLimitSeconds) return own
  let opened: Promise<typeof fetch> | undefined
  return async (input, init) => (await (opened ??= openUnlimited()))(input, init)
}

/** Loaded at the first call of a model: it takes 50 ms, which a draft without one need not spend. */
async function openUnlimited(): Promise<typeof fetch> {
  const { Agent, fetch: fetchThrough } = await import('undici')
  const dispatcher = new Agent({ headersTimeout: 0, bodyTimeout: 0 })
  // The package's types are its own; what it takes and answers is what the standard says.
  const send = fetchThrough as unknown as (input: unknown, init: unknown) => Promise<Response>
  return async (input, init) => send(input, { ...init, dispatcher })
}
