// npm run bench dossiers [IDS]: drafts without a model for briefs over real documents, on one page for a reader to mark. Asks no model.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findData } from '../evaluation-data.ts'
import type { BriefOfBench } from './brief-of-bench.ts'
import { findSources, unpackArticles } from './find-sources.ts'
import { pageOf, type DossierOnPage } from './page-of.ts'

const root = join(import.meta.dirname, '..', '..')
const cache = join(root, '.cache', 'bench-dossiers')
const briefs = JSON.parse(readFileSync(join(import.meta.dirname, 'briefs.json'), 'utf8')) as readonly BriefOfBench[]
const ids = process.argv[3] ?? ''
const wanted = briefs.filter(({ id }) => new RegExp(`^(?:${ids === '' ? '.*' : ids})$`).test(id))
const archive = wanted.some(({ from }) => from.freshwiki !== undefined) ? findData('freshwiki-dev.tar.xz') : null
const articles = archive === null ? null : unpackArticles(archive)
const page = join(root, '.cache', 'bench', 'dossiers.html')
mkdirSync(dirname(page), { recursive: true })
const made: DossierOnPage[] = []
for (const brief of wanted) {
  const sources = findSources(brief.from, join(cache, 'sources', brief.id), { cache: join(cache, 'packages'), articles })
  if (sources === null) continue
  made.push(draft(brief, sources))
  // A run of half an hour that is stopped has its drafts until then.
  writeFileSync(page, pageOf(made))
}
console.log(`${made.length} of ${wanted.length} dossiers, for a reader to mark: ${page}`)

/** One dossier, as the command writes it. */
function draft({ id, topic, words, language, mustCover = [] }: BriefOfBench, sources: string): DossierOnPage {
  const before = performance.now()
  const args = [join(root, 'start.mjs'), 'galley', 'draft', topic, '--sources', sources, '--words', String(words)]
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      ...args,
      ...(language === undefined ? [] : ['--language', language]),
      ...mustCover.flatMap((point) => ['--must-cover', point]),
      '--model',
      'none',
      '--no-input',
      '--quiet',
    ],
    { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26, env: { ...process.env, GALLEY_DATA: join(cache, 'data'), GALLEY_PROBE_LOCAL: '0' } },
  )
  const seconds = (performance.now() - before) / 1000
  console.log(`${id} exit ${status ?? '?'}, ${seconds.toFixed(1)} s: ${topic}`)
  return { id, topic, text: status === 0 || status === 1 ? stdout || stderr : stderr }
}
