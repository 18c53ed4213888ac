import type { ModelAnswer, ModelRequest } from '@galley/sdk'
import { performEffect } from './caller.ts'
import type { HostCall } from './host-call.ts'
import { reserveTokens } from './reserve-tokens.ts'

/**
 * Answers `host.model`: one ask of the role's model, whose tokens are set aside before and booked after. Fault QUOTA_SPENT once the
 * plugin's tokens of this run are spent, and the model's own.
 */
export async function answerModel(request: ModelRequest, { caller, signal }: HostCall): Promise<ModelAnswer> {
  const { run, plugin, step, role } = caller
  return performEffect<ModelAnswer>(caller, 'model', request, async () => {
    if (run.model === null) throw new Error('a run without a model grants none')
    const { maxTokens, quota, settle } = await reserveTokens(caller, request, signal)
    let usage = 0
    try {
      const call = { plugin: plugin.name, step, signal, quota, ...(role === undefined ? {} : { role }) }
      const response = await run.model({ ...request, maxTokens }, call)
      usage = response.usage.promptTokens + response.usage.completionTokens
      return { response, usage: response.usage }
    } finally {
      settle(usage)
    }
  })
}
