import { startScriptedModel, type ScriptedModel, type ScriptedModelOptions } from '@galley/testkit'
import { onTestFinished } from 'vitest'

/** Starts a scripted model that ends with its test. */
export async function startModel(options?: ScriptedModelOptions): Promise<ScriptedModel> {
  const server = await startScriptedModel(options)
  onTestFinished(async () => server.close())
  return server
}
