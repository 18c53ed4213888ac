// npm run live: Galley with a real open model, and with a real web, both on this machine.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runLiveModel } from './run-live-model.ts'
import { runLiveWeb } from './run-live-web.ts'
import { createReport } from './create-report.ts'
import { runLiveRestatements } from './run-live-restatements.ts'

const root = join(import.meta.dirname, '..', '..')
const scratch = await mkdtemp(join(tmpdir(), 'galley-live-'))
const report = createReport((text) => void process.stdout.write(text))
const parts: Readonly<Record<string, typeof runLiveModel>> = { model: runLiveModel, web: runLiveWeb, restatements: runLiveRestatements }
const asked = process.argv.slice(2).filter((name) => Object.hasOwn(parts, name))

// An interrupt ends the servers too: they listen for this process's exit.
process.once('SIGINT', () => process.exit(130))

try {
  for (const [name, part] of Object.entries(parts)) {
    if (asked.length > 0 && !asked.includes(name)) continue
    try {
      await part(root, scratch, report)
    } catch (error) {
      report.check(`part "${name}" runs to its end`, false, String(error))
    }
  }
} finally {
  if (process.env['GALLEY_KEEP'] === undefined) await rm(scratch, { recursive: true, force: true })
  else report.say(`kept: ${scratch}`)
}
report.say(report.summary())
process.exitCode = report.failures() === 0 ? 0 : 1
