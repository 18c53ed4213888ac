import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Brief, Draft } from '@galley/sdk'
import { startScriptedModel, type ScriptedModel, type ScriptedModelOptions } from '@galley/testkit'
import { onTestFinished } from 'vitest'
import { freshData, galley, root, type Finished } from './start-galley.ts'

/** Starts a scripted model that ends with the test. */
export async function startModel(options: ScriptedModelOptions = {}): Promise<ScriptedModel> {
  const model = await startScriptedModel(options)
  onTestFinished(async () => model.close())
  return model
}

/** Runs `galley draft` on a brief, in a project whose settings have these `models`. */
export async function draftWithin(
  brief: Partial<Brief>,
  model: ScriptedModel | null,
  models: object = {},
): Promise<Finished & { readonly draft?: Draft }> {
  const data = await freshData()
  const project = mkdtempSync(join(data, 'project-'))
  const sources = { folder: join(root, 'examples', 'first-draft', 'documents') }
  writeFileSync(join(project, 'galley.config.json'), JSON.stringify({ models }))
  writeFileSync(join(project, 'brief.json'), JSON.stringify({ topic: 'Open models', words: 300, sources, ...brief }))
  const env = model === null ? {} : { GALLEY_MODEL_URL: model.url }
  const done = await galley(['draft', '--brief', join(project, 'brief.json'), '--format', 'json'], { data, cwd: project, env })
  return done.stdout === '' ? done : { ...done, draft: JSON.parse(done.stdout) as Draft }
}
