import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readDraft, scoreDraft, type ReadableDraft } from '../../packages/runtime/src/score/score-draft.ts'
import type { ScoreParts } from '../../packages/sdk/src/draft/score-parts.ts'

/** A dossier of one article. */
export interface Dossier {
  readonly name: string
  readonly draft: ReadableDraft
  readonly score: number
  readonly parts: ScoreParts
  /** Seconds by the clock, the start of the program included. */
  readonly seconds: number
}

const root = join(import.meta.dirname, '..', '..')

/** Lets the command draft 500 words from each of some articles of a folder of texts, without a model. */
export function makeDossiers(texts: string, count: number): readonly Dossier[] {
  const all = readdirSync(texts).toSorted()
  const work = mkdtempSync(join(tmpdir(), 'galley-bench-'))
  try {
    return Array.from({ length: count }, (_, at) => all[Math.floor((at * all.length) / count)] ?? '').flatMap((file) => {
      const sources = join(work, file.replaceAll(/\W+/g, '-'))
      mkdirSync(sources)
      cpSync(join(texts, file), join(sources, file))
      const topic = file
        .replace(/\.txt$/, '')
        .replaceAll('__', ': ')
        .replaceAll('_', ' ')
      const before = performance.now()
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [
          join(root, 'start.mjs'),
          'galley',
          'draft',
          topic,
          '--sources',
          sources,
          '--words',
          '500',
          '--model',
          'none',
          '--format',
          'json',
          '--quiet',
        ],
        {
          cwd: root,
          encoding: 'utf8',
          maxBuffer: 1 << 28,
          env: { ...process.env, GALLEY_DATA: join(work, 'data'), GALLEY_PROBE_LOCAL: '0' },
        },
      )
      const seconds = (performance.now() - before) / 1000
      const draft = status === 0 || status === 1 ? readDraft(JSON.parse(stdout)) : null
      if (draft === null) console.log(`no dossier of ${file}: ${stderr.trim().split('\n').at(-1) ?? ''}`)
      return draft === null ? [] : [{ name: topic, draft, seconds, ...scoreDraft(draft, null) }]
    })
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
