import type { ModelAnswer, ModelRequest } from '@galley/sdk'
import { askModel } from './ask-model.ts'
import type { ChatAt } from './chat-model.ts'
import type { Partner } from './converse.ts'
import { createThinkingFilter } from '../answer/thinking.ts'
import type { Timeouts } from './timeouts.ts'
import type { World } from './world.ts'

/** Binds a server and a model to one function. */
export function createAsk(partner: Partner, world: World, timeouts: Timeouts): (request: ModelRequest, at: ChatAt) => Promise<ModelAnswer> {
  return async (request, { signal, onToken, budget }) => {
    signal.throwIfAborted()
    const filter = onToken === undefined ? null : createThinkingFilter(onToken)
    const answer = await askModel(partner, request, {
      world,
      timeouts,
      signal,
      ...(filter === null ? {} : { onText: (piece: string): void => filter.push(piece) }),
      ...(budget === undefined ? {} : { budget }),
    })
    filter?.end()
    return answer
  }
}
