import { Fault } from '@galley/fault'
import type { ModelRoute, Runtime } from '@galley/runtime'

/** A call that was counted: the model, and the tokens as its provider told them. */
export interface Counted {
  readonly model: string
  readonly tokens: unknown
  readonly token: string
}

/** The models of a runtime in memory: those of `routes` answer, what is counted is written down. */
export function fakeModels(routes: ReadonlyMap<string, readonly ModelRoute[]>, counted: Counted[]): Runtime['models'] {
  return {
    list: async () => [{ name: 'smollm2-135m', url: 'http://127.0.0.1:8080/v1', local: true, openness: 'fully-open', configured: false }],
    survey: async () => [],
    test: async () => null,
    routes: async (name) => {
      const found = routes.get(name)
      if (found) return found
      throw new Fault('MODEL_UNKNOWN', { message: `No model named ${name}`, hint: 'Name another.', status: 404, exit: 2 })
    },
    usage: {
      count: (model, tokens, token) => void counted.push({ model, tokens, token }),
      list: async () => [
        {
          day: '2026-11-20',
          token: 'bot',
          model: 'smollm2-135m',
          calls: 3,
          untold: 1,
          promptTokens: 40,
          completionTokens: 12,
          energy: { low: 0.1, high: 0.4, method: 'size' },
        },
      ],
    },
  }
}
