import type { ServerResponse } from 'node:http'
import { checkScope, type Caller, type Limits } from '@galley/runtime'
import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { limitRequests } from '../limits/limit-requests.ts'

/** Lets a caller ask models, once its request is counted; nothing to wait for where it has no limit. Faults: those of `limitRequests`, SCOPE_MISSING. */
export function letIn(answer: Context<AppEnv> | ServerResponse, caller: Caller, limits: Limits): Promise<void> | undefined {
  const counted = limitRequests(answer, caller, limits)
  if (counted !== undefined) return counted.then(() => checkScope(caller, ['chat']))
  checkScope(caller, ['chat'])
  return undefined
}
