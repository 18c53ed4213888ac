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

/**
 * Creates the shortcut of requests that come with a token and are passed on to a model. A known token without limits that asks a model without limits waits
 * twice: for its body, and for the provider.
 */
export function passOnShortcut(runtime: Pick<Runtime, 'access' | 'limits'>, checkHost: HostCheck, services: PassOnServices): Shortcut {
  const answer = async (exchange: Exchange, { path, needed }: PassedOnPath, token: string, goOn: (begun: Begun) => void): Promise<void> => {
    const { incoming, outgoing, seen } = exchange
    let caller: Caller | null = null
    try {
      const found = runtime.access.caller(token)
      caller = found instanceof Promise ? await found : found
      if (caller === null) return goOn(nothingBegun)
      if (seen) seen.caller = caller.name
      const entering = letIn(outgoing, caller, runtime.limits)
      if (entering) await entering
      const request = await readModelRequest(exchange, needed, caller)
      if (request.body.model === draftModel) return goOn({ caller, request })
      if (seen) {
        seen.prompt = request.bytes
        seen.route = incoming.url
      }
      await passOnOnce({ exchange, path, request }, services)
    } catch (error) {
      goOn({ ...(caller && { caller }), failure: { error } })
    }
  }
  return (exchange, goOn) => {
    const { method, url = '', headers } = exchange.incoming
    const target = passedOnPaths.get(url)
    const token = bearer(headers.authorization)
    if (method !== 'POST' || target === undefined || token === undefined || !checkHost.isOwn(exchange.incoming)) goOn(nothingBegun)
    else void answer(exchange, target, token, goOn)
  }
}
