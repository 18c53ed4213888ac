import type { ModelAnswer, ModelRequest } from '@galley/sdk'
import { fault } from '../faults.ts'
import type { Asker } from './asker.ts'
import { performEffect } from './perform-effect.ts'
import { left, spend } from './spend.ts'

/** `host.model`: one call of the role's model. Fault QUOTA_SPENT once the plugin's tokens of this run are spent, and the model's own. */
export async function askModel(request: ModelRequest, asker: Asker, signal: AbortSignal): Promise<ModelAnswer> {
  const { run, plugin, step, role } = asker
  const { model } = run
  const limit = plugin.grant.permissions.model?.maxTokens ?? 0
  const rest = left(asker, 'tokens', limit)
  if (model === null || rest === 0) throw fault('QUOTA_SPENT', { name: plugin.name, quota: 'tokens', limit })
  const capped = request.maxTokens === undefined ? request : { ...request, maxTokens: Math.min(request.maxTokens, rest) }
  const answer = await performEffect<ModelAnswer>(asker, 'model', request, async () => {
    const response = await model(capped, { plugin: plugin.name, step, signal, ...(role === undefined ? {} : { role }) })
    return { response, usage: response.usage }
  })
  spend(asker, 'tokens', Infinity, answer.usage.promptTokens + answer.usage.completionTokens)
  return answer
}
