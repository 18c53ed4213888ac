import type { Caller, Runtime } from '@galley/runtime'
import { bearer } from '../access/admit.ts'
import type { HostCheck } from '../access/check-host.ts'
import { draftModel } from '../models/model-routes.ts'
import { nothingBegun, type Begun, type Exchange, type Shortcut } from '../shortcut.ts'
import { letIn } from './let-in.ts'
import { passOnOnce } from './pass-on-once.ts'
import type { PassOnServices } from './pass-on-services.ts'
import { passedOnPaths, type PassedOnPath } from './passed-on-paths.ts'
import { readModelRequest } from './read-model-request.ts'

/** Creates the shortcut of requests that come with a token and are passed on to a model. */
export function passOnShortcut(runtime: Pick<Runtime, 'access' | 'limits'>, checkHost: HostCheck, services: PassOnServices): Shortcut {
  const begin = async (exchange: Exchange, target: PassedOnPath, token: string): Promise<Begun | null> => {
    const { incoming, outgoing, seen } = exchange
    let caller: Caller | null = null
    try {
      caller = await runtime.access.caller(token)
      if (caller === null) return nothingBegun
      if (seen) seen.caller = caller.name
      const entering = letIn(outgoing, caller, runtime.limits)
      if (entering) await entering
      const request = await readModelRequest(incoming, target, caller)
      if (request.body.model === draftModel) return { caller, request }
      if (seen) {
        seen.prompt = request.bytes
        seen.route = incoming.url
      }
      await passOnOnce(exchange, request, services)
      return null
    } catch (error) {
      return { ...(caller && { caller }), failure: { error } }
    }
  }
  return (exchange) => {
    const { method, url = '', headers } = exchange.incoming
    const target = passedOnPaths.get(url)
    const token = bearer(headers.authorization)
    if (method !== 'POST' || target === undefined || token === undefined || !checkHost.isOwn(exchange.incoming)) return nothingBegun
    return begin(exchange, target, token)
  }
}
