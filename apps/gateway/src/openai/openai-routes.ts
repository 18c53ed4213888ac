import type { ServerResponse } from 'node:http'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { checkScope, type Caller, type Runtime } from '@galley/runtime'
import { Hono, type Context } from 'hono'
import { Agent } from 'undici'
import { admit, bearer } from '../access/admit.ts'
import type { HostCheck } from '../access/check-host.ts'
import type { AppEnv } from '../app-env.ts'
import type { AppOptions } from '../app-options.ts'
import { createModelLimits } from '../limits/model-limits.ts'
import { limitRequests } from '../limits/limit-requests.ts'
import { draftModel } from '../models/model-routes.ts'
import { openBreakers } from './breakers.ts'
import { answerWithDraft } from './draft/answer-with-draft.ts'
import { chatDialect } from './draft/chat-dialect.ts'
import type { DraftDialect } from './draft/draft-dialect.ts'
import { responsesDialect } from './draft/responses-dialect.ts'
import { openKeptAnswers } from './kept-answers.ts'
import { passOnOnce } from './pass-on-once.ts'
import type { PassOnServices } from './pass-on-services.ts'
import { readModelRequest } from './read-model-request.ts'
import { nothingBegun, type Begun, type Exchange, type Shortcut } from '../shortcut.ts'
import type { ModelRequest } from '../model-request.ts'

/** Milliseconds that a connection to a provider is kept for the next request. */
const keepAliveMs = 30_000

/** Seconds that a model may take where the settings say nothing. */
const defaultSeconds = { firstWordSeconds: 120, answerSeconds: 300 }

/** Guards that these routes share with all others. */
interface Guards {
  readonly checkHost: HostCheck
}

/** A path of the OpenAI API that is passed on to a model's server. */
interface ModelPath {
  /** Path below the address of a provider. */
  readonly path: string
  /** Member that a request cannot do without. */
  readonly needed: 'messages' | 'input'
  /** Form in which the model that is Galley itself answers there. */
  readonly dialect?: DraftDialect
}

/** Paths of models, as clients ask them. */
const paths: ReadonlyMap<string | undefined, ModelPath> = new Map([
  ['/v1/chat/completions', { path: '/chat/completions', needed: 'messages', dialect: chatDialect }],
  ['/v1/embeddings', { path: '/embeddings', needed: 'input' }],
  ['/v1/responses', { path: '/responses', needed: 'input', dialect: responsesDialect }],
])

/**
 * Routes of OpenAI's clients, and their shortcut. They stand before the middleware of the app and bring their own guards: an answer is written straight
 * into the connection, and whatever would set a header after that breaks it.
 */
export function openaiRoutes(
  runtime: Runtime,
  options: AppOptions,
  { checkHost }: Guards,
): { readonly routes: Hono<AppEnv>; readonly shortcut: Shortcut } {
  const app = new Hono<AppEnv>()
  const services = passOnServices(runtime, options)
  const enter = (answer: Context<AppEnv> | ServerResponse, caller: Caller): Promise<void> | undefined => {
    const counted = limitRequests(answer, caller, runtime.limits)
    if (counted !== undefined) return counted.then(() => checkScope(caller, ['chat']))
    checkScope(caller, ['chat'])
    return undefined
  }
  const read = async (c: Context<AppEnv>, needed: 'messages' | 'input'): Promise<ModelRequest> => {
    checkHost.refuse(c)
    const caller = await admit(c, runtime.access)
    const entering = enter(c, caller)
    if (entering) await entering
    return readModelRequest(c, needed, caller)
  }
  for (const [route, { path, needed, dialect }] of paths)
    app.post(route ?? '', async (c) => {
      const { begun } = c.env ?? {}
      if (begun?.caller !== undefined) c.set('caller', begun.caller)
      if (begun?.failure !== undefined) throw begun.failure.error
      const request = begun?.request ?? (await read(c, needed))
      if (c.env?.seen) c.env.seen.prompt = request.bytes
      if (request.body.model === draftModel && dialect !== undefined) return answerWithDraft(c, request, dialect, runtime, options)
      const { incoming, outgoing, seen } = c.env ?? {}
      if (incoming === undefined || outgoing === undefined) throw new Error('An answer is passed on over a port only.')
      await passOnOnce({ incoming, outgoing, seen }, path, request, services)
      return RESPONSE_ALREADY_SENT
    })
  const shortcut: Shortcut = (exchange) => {
    const { incoming } = exchange
    const token = bearer(incoming.headers.authorization)
    const target = paths.get(incoming.url)
    if (incoming.method !== 'POST' || token === undefined || target === undefined || !checkHost.isOwn(incoming)) return nothingBegun
    return begin(exchange, target, token)
  }
  const begin = async (exchange: Exchange, { path, needed }: ModelPath, token: string): Promise<Begun | null> => {
    const { incoming, outgoing, seen } = exchange
    let caller: Caller | null = null
    try {
      caller = await runtime.access.caller(token)
      if (caller === null) return nothingBegun
      if (seen) seen.caller = caller.name
      const entering = enter(outgoing, caller)
      if (entering) await entering
      const request = await readModelRequest(incoming, needed, caller)
      if (request.body.model === draftModel) return { caller, request }
      if (seen) {
        seen.prompt = request.bytes
        seen.route = incoming.url
      }
      await passOnOnce(exchange, path, request, services)
      return null
    } catch (error) {
      return { ...(caller && { caller }), failure: { error } }
    }
  }
  return { routes: app, shortcut }
}

function passOnServices({ models, budgets, limits, settings }: Runtime, { random, say, clock }: AppOptions): PassOnServices {
  const { firstWordSeconds, answerSeconds } = settings.modelTimeouts ?? defaultSeconds
  const stream = firstWordSeconds * 1000
  return {
    models,
    budgets,
    limits: createModelLimits(settings.limits, limits),
    say,
    clock,
    dispatcher: new Agent({ connections: null, pipelining: 1, keepAliveTimeout: keepAliveMs }),
    breakers: openBreakers(),
    kept: openKeptAnswers(),
    random: () => (random(1)[0] ?? 0) / 256,
    maxWaitMs: { stream, whole: Math.max(stream, answerSeconds * 1000) },
  }
}
