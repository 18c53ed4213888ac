import type { Runtime } from '@galley/runtime'
import { Hono, type Context } from 'hono'
import { Agent } from 'undici'
import { admit, checkScope } from '../access/admit.ts'
import type { HostCheck } from '../access/check-host.ts'
import type { AppEnv } from '../app-env.ts'
import type { AppOptions } from '../app-options.ts'
import { limitRequests } from '../limits/limit-requests.ts'
import type { RequestLimiter } from '../limits/request-limiter.ts'
import { draftModel } from '../models/model-routes.ts'
import { openBreakers } from './breakers.ts'
import { answerWithDraft } from './draft/answer-with-draft.ts'
import { chatDialect } from './draft/chat-dialect.ts'
import { responsesDialect } from './draft/responses-dialect.ts'
import { openKeptAnswers } from './kept-answers.ts'
import { passOn, type PassOnServices } from './pass-on.ts'
import { readModelRequest, type ModelRequest } from './read-model-request.ts'

/** Milliseconds that a connection to a provider is kept for the next request. */
const keepAliveMs = 30_000

/** Seconds that a model may take where the settings say nothing. */
const defaultSeconds = { firstWordSeconds: 120, answerSeconds: 300 }

/** Guards that these routes share with all others. */
interface Guards {
  readonly checkHost: HostCheck
  readonly limiter: RequestLimiter
}

/**
 * Routes of OpenAI's clients. They stand before the middleware of the app and bring their own guards: an answer is written straight into the
 * connection, and whatever would set a header after that breaks it.
 */
export function openaiRoutes(runtime: Runtime, options: AppOptions, { checkHost, limiter }: Guards): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const services = passOnServices(runtime, options)
  const read = async (c: Context<AppEnv>, needed: 'messages' | 'input'): Promise<ModelRequest> => {
    checkHost(c)
    const caller = await admit(c, runtime.access)
    limitRequests(c, caller, limiter)
    checkScope(caller, ['chat'])
    const request = await readModelRequest(c, needed, caller)
    if (c.env?.seen) c.env.seen.prompt = request.bytes
    if (request.body.model === draftModel) checkScope(caller, ['drafts'])
    return request
  }

  app.post('/v1/chat/completions', async (c) => {
    const request = await read(c, 'messages')
    if (request.body.model === draftModel) return answerWithDraft(c, request, chatDialect, runtime, options)
    return passOn(c, '/chat/completions', request, services)
  })
  app.post('/v1/embeddings', async (c) => passOn(c, '/embeddings', await read(c, 'input'), services))
  app.post('/v1/responses', async (c) => {
    const request = await read(c, 'input')
    if (request.body.model === draftModel) return answerWithDraft(c, request, responsesDialect, runtime, options)
    return passOn(c, '/responses', request, services)
  })
  return app
}

function passOnServices({ models, budgets, settings }: Runtime, { random, say, clock }: AppOptions): PassOnServices {
  const { firstWordSeconds, answerSeconds } = settings.modelTimeouts ?? defaultSeconds
  const stream = firstWordSeconds * 1000
  return {
    models,
    budgets,
    say,
    clock,
    dispatcher: new Agent({ connections: null, pipelining: 1, keepAliveTimeout: keepAliveMs }),
    breakers: openBreakers(),
    kept: openKeptAnswers(),
    random: () => (random(1)[0] ?? 0) / 256,
    maxWaitMs: { stream, whole: Math.max(stream, answerSeconds * 1000) },
  }
}
