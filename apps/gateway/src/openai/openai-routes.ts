import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Runtime } from '@galley/runtime'
import { Hono, type Context } from 'hono'
import { admit } from '../access/admit.ts'
import type { HostCheck } from '../access/check-host.ts'
import type { AppEnv } from '../app-env.ts'
import type { AppOptions } from '../app-options.ts'
import type { ModelRequest } from '../model-request.ts'
import { draftModel } from '../models/model-routes.ts'
import type { Shortcut } from '../shortcut.ts'
import { answerWithDraft } from './draft/answer-with-draft.ts'
import { letIn } from './let-in.ts'
import { passOnOnce } from './pass-on-once.ts'
import { openPassOnServices } from './pass-on-services.ts'
import { passOnShortcut } from './pass-on-shortcut.ts'
import { passedOnPaths, type PassedOnPath } from './passed-on-paths.ts'
import { readModelRequest } from './read-model-request.ts'

/** Guards that these routes share with all others. */
interface Guards {
  readonly checkHost: HostCheck
}

/**
 * Routes of OpenAI's clients, and their shortcut. They stand before the middleware of the app and bring their own guards: an answer is written straight
 * into the connection, and whatever would set a header after that breaks it.
 */
export function openaiRoutes(
  runtime: Runtime,
  options: AppOptions,
  { checkHost }: Guards,
): { readonly routes: Hono<AppEnv>; readonly shortcut: Shortcut } {
  const routes = new Hono<AppEnv>()
  const services = openPassOnServices(runtime, options)
  const read = async (c: Context<AppEnv>, target: PassedOnPath): Promise<ModelRequest> => {
    checkHost.refuse(c)
    const caller = await admit(c, runtime.access)
    await letIn(c, caller, runtime.limits)
    return readModelRequest(c, target, caller)
  }
  const answer = async (c: Context<AppEnv>, target: PassedOnPath): Promise<Response> => {
    const { incoming, outgoing, seen, begun } = c.env ?? {}
    if (begun?.caller !== undefined) c.set('caller', begun.caller)
    if (begun?.failure !== undefined) throw begun.failure.error
    const request = begun?.request ?? (await read(c, target))
    if (seen) seen.prompt = request.bytes
    const { dialect } = target
    if (request.body.model === draftModel && dialect !== undefined) return answerWithDraft(c, request, { dialect, runtime, options })
    if (incoming === undefined || outgoing === undefined) throw new Error('An answer is passed on over a port only.')
    await passOnOnce({ incoming, outgoing, seen }, request, services)
    return RESPONSE_ALREADY_SENT
  }
  for (const [route, target] of passedOnPaths) routes.post(route, (c) => answer(c, target))
  return { routes, shortcut: passOnShortcut(runtime, checkHost, services) }
}
