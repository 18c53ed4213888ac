import type { ModelAnswer, ModelRequest } from '@galley/sdk'
import { fault } from '../faults.ts'
import type { BrokerServices } from './broker-services.ts'
import { performEffect, quotaLeft, spendQuota, type Caller } from './caller.ts'

/** Answers `host.model`: one call of the role's model. Fault QUOTA_SPENT once the plugin's tokens of this run are spent, and the model's own. */
export async function answerModel(
  request: ModelRequest,
  caller: Caller,
  _services: BrokerServices,
  signal: AbortSignal,
): Promise<ModelAnswer> {
  const { run, plugin, step, role } = caller
  const { model } = run
  const limit = plugin.grant.permissions.model?.maxTokens ?? 0
  const rest = quotaLeft(caller, 'tokens', limit)
  if (model === null || rest === 0) throw fault('QUOTA_SPENT', { name: plugin.name, quota: 'tokens', limit })
  const capped = request.maxTokens === undefined ? request : { ...request, maxTokens: Math.min(request.maxTokens, rest) }
  const answer = await performEffect<ModelAnswer>(caller, 'model', request, async () => {
    const response = await model(capped, { plugin: plugin.name, step, signal, ...(role === undefined ? {} : { role }) })
    return { response, usage: response.usage }
  })
  spendQuota(caller, 'tokens', Infinity, answer.usage.promptTokens + answer.usage.completionTokens)
  return answer
}
