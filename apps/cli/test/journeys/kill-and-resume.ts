import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Draft, DraftEvent } from '@galley/sdk'
import { createSeeded, startScriptedModel } from '@galley/testkit'
import { expect, onTestFinished } from 'vitest'
import { freshData, galley, root, startGalley } from './start-galley.ts'

const brief = [
  'draft',
  'Open models and package registries',
  '--sources',
  join(root, 'examples', 'first-draft', 'documents'),
  '--words',
  '400',
  '--format',
  'json',
]

/** Finished model calls in the ledger, read as any other program would. */
function finishedCalls(data: string): number {
  const file = join(data, 'galley.sqlite')
  if (!existsSync(file)) return 0
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  try {
    return (database.prepare("SELECT count(*) AS n FROM calls WHERE kind = 'model' AND state = 'done'").get() as { n: number }).n
  } finally {
    database.close()
  }
}

/**
 * Kills one run so many times, each time somewhere else, and resumes it. Expects the draft of a run that nobody disturbed, no finished
 * model call made again, and event numbers without a gap.
 */
export async function killAndResume(kills: number): Promise<void> {
  const server = await startScriptedModel({})
  onTestFinished(async () => server.close())
  const env = { GALLEY_MODEL_URL: server.url, GALLEY_MODEL: 'scripted-70b' }

  // In the same folder, which keeps the trial and the calibration of the model: they are asked once, and are no calls of a run.
  const data = await freshData()
  const undisturbed = JSON.parse((await galley(brief, { data, env })).stdout) as Draft
  const [calm, before] = [finishedCalls(data), server.calls.length]
  const random = createSeeded(7)
  let killed = 0
  let last = startGalley(brief, { data, env })
  for (;;) {
    const gone = last.done.then(() => true)
    await Promise.race([
      last.said('extractive').catch(() => {}),
      last.said('mode').catch(() => {}),
      last.said('going on').catch(() => {}),
      gone,
    ])
    const ended = await Promise.race([gone, sleep(Math.floor(random() * 300)).then(() => false)])
    if (ended || killed >= kills) break
    last.child.kill('SIGKILL')
    await last.done
    killed += 1
    const [id] = JSON.parse((await galley(['drafts', 'list', '--json'], { data })).stdout).drafts.map((draft: { id: string }) => draft.id)
    last = startGalley(['drafts', 'resume', id, '--format', 'json'], { data, env })
  }
  const finished = await last.done
  expect(finished.code, finished.stderr).toBe(0)
  expect(killed).toBe(kills)

  const draft = JSON.parse(finished.stdout) as Draft
  expect(draft.best.hash).toBe(undisturbed.best.hash)
  // Each kill may lose the one call that was under way; every other call was made once.
  expect(finishedCalls(data) - calm).toBe(calm)
  expect(server.calls.length - before).toBeLessThanOrEqual(calm + killed)

  const log = (await galley(['drafts', 'events', draft.id], { data })).stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as DraftEvent)
  expect(log.map((event) => event.seq)).toEqual(log.map((_, index) => index + 1))
}
