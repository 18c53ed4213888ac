import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { System } from '@galley/command-line'
import { userOfMachine, type Runtime } from '@galley/runtime'
import { showProgress } from '../show/progress.ts'

/**
 * Writes the draft of `examples/first-draft` and answers the path of its Markdown file, or null where the example is not at hand.
 * It always runs with no model, whatever is found on the machine: the first start must show the same thing everywhere.
 */
export async function writeFirstDraft(system: System, runtime: Runtime, data: string): Promise<string | null> {
  const example = join(system.cloneRoot ?? system.packageRoot, 'examples', 'first-draft', 'brief.json')
  if (!existsSync(example)) return null
  const brief = JSON.parse(readFileSync(example, 'utf8')) as Record<string, unknown>
  system.say('galley: writing a first draft from examples/first-draft, with no language model')
  const watch = new AbortController()
  const stop = system.onInterrupt(() => watch.abort())
  try {
    const order = { by: userOfMachine, baseFolder: dirname(example), anyFolder: true }
    const { id } = await runtime.drafts.order({ ...brief, models: { default: 'none' } }, order)
    const show = showProgress(system)
    for await (const event of runtime.drafts.events(id, { signal: watch.signal })) show(event)
    if (watch.signal.aborted) return null
    const { body, fileName } = await runtime.drafts.export(id, 'md')
    const path = join(data, 'drafts', fileName)
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeFileSync(path, body, { mode: 0o600 })
    return path
  } finally {
    stop()
  }
}
