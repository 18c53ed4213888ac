import { copyFile, mkdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { stripTokens } from '../../packages/evidence/src/index.ts'
import type { Draft } from '../../packages/sdk/src/index.ts'
import { checkDraft } from './check-draft.ts'
import { installHere } from './install-here.ts'
import { findModel, smallest } from './find-model.ts'
import type { Report } from './create-report.ts'
import { runGalley } from './run-galley.ts'
import { startLiveServer } from './start-server.ts'
import { findArticles } from './web-pages.ts'

/** Three real documents and what they are about. */
interface Documents {
  readonly topic: string
  readonly folder: string
}

const storms = ['Cyclone_Batsirai.txt', 'Cyclone_Mocha.txt', 'Hurricane_Hilary.txt']
const models = ['olmo-2.md', 'smollm2.md', 'open-source-ai-definition.md']

async function threeDocuments(root: string, scratch: string): Promise<Documents> {
  const folder = join(scratch, 'documents')
  await mkdir(folder, { recursive: true })
  const articles = await findArticles(scratch)
  const from = articles ?? join(root, 'examples', 'first-draft', 'documents')
  for (const name of articles === null ? models : storms) await copyFile(join(from, name), join(folder, name.replace(/\.txt$/, '.md')))
  return { folder, topic: articles === null ? 'Open language models' : 'Tropical cyclones of 2022 and 2023' }
}

/** Runs part 1: a draft from three real documents by a real open model, the smallest there is, over HTTP. */
export async function runLiveModel(root: string, scratch: string, report: Report): Promise<void> {
  report.say('1 A draft by a real open model (SmolLM2-135M-Instruct)')
  const missing = await installHere()
  if (missing !== null) return report.skip('the model server', missing.why)
  const model = await findModel(smallest, process.env['GALLEY_CACHE'] ?? join(homedir(), '.cache', 'galley', 'models'))
  if ('why' in model) return report.skip('the model', model.why)
  const { topic, folder } = await threeDocuments(root, scratch)
  const dataDir = join(scratch, 'data-model')
  const server = await startLiveServer(model.path)
  try {
    const args = ['draft', topic, '--sources', folder, '--words', '400', '--format', 'json', '--data', dataDir]
    const run = await runGalley(args, { root, cwd: scratch, env: { GALLEY_MODEL_URL: server.url, GALLEY_PROBE_LOCAL: '0' } })
    report.check('galley draft ends with exit 0', run.code === 0, `exit ${run.code}, ${run.seconds.toFixed(0)} s`)
    if (run.out === '') return report.say(run.err)
    const draft = JSON.parse(run.out) as Draft
    report.check('the mode is constrained', draft.mode === 'constrained', `${draft.mode}, writer ${draft.models.writer ?? 'none'}`)
    report.check('it is finished within 5 minutes', run.seconds < 300, `${run.seconds.toFixed(0)} s`)
    await checkDraft(draft, dataDir, report)
    tellRejected(draft, report)
  } finally {
    await server.close()
  }
}

function tellRejected({ rejected, usage, best }: Draft, report: Report): void {
  const calls = usage.writer?.calls ?? 0
  report.check('the model was asked', calls > 0, `${calls} calls, ${usage.writer?.completionTokens ?? 0} tokens written`)
  report.say(`  The draft, score ${best.score.toFixed(1)}:`)
  for (const { kind, text } of best.blocks) report.say(`    ${kind === 'heading' ? '# ' : ''}${stripTokens(text)}`)
  report.say(`  Thrown out: ${rejected.length} sentences of the model.`)
  for (const { sentence, reason } of rejected) report.say(`    - ${sentence.replaceAll(/\s+/g, ' ')}\n      ${reason}`)
}
