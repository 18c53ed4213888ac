// npm run bench draft: the whole command `galley draft`, on 38 texts of 92,000 words, beside the least work that it could do.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findData, unpackData } from '../evaluation-data.ts'

/** Runs of each, of which the best counts: what else the machine does only adds. */
const runs = 5

const root = join(import.meta.dirname, '..', '..')
const archive = findData('freshwiki-dev.tar.xz')

/** Runs a program to its end; answers how long it took, in milliseconds. */
function time(args: readonly string[], data: string): number {
  const before = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, GALLEY_DATA: data, GALLEY_PROBE_LOCAL: '0' },
  })
  if (status !== 0) throw new Error(stderr)
  return performance.now() - before
}

if (archive !== null) {
  const [texts, data] = [unpackData(archive), mkdtempSync(join(tmpdir(), 'galley-bench-'))]
  try {
    const folder = join(texts, readdirSync(texts)[0] ?? '', 'txt')
    const draft = [
      join(root, 'start.mjs'),
      'galley',
      'draft',
      'Cyclones Batsirai and Mocha, and Hurricane Hilary',
      '--sources',
      folder,
      '--words',
      '800',
      '--quiet',
    ]
    const floor = ['--conditions=galley-source', join(import.meta.dirname, 'floor.ts'), folder]
    time(draft, data)
    const taken = Array.from({ length: runs }, () => ({ draft: time(draft, data), floor: time(floor, data) }))
    const best = { draft: Math.min(...taken.map((one) => one.draft)), floor: Math.min(...taken.map((one) => one.floor)) }
    console.log(
      `galley draft, ${readdirSync(folder).length} texts, 800 words, no model, warm: ${best.draft.toFixed(0)} ms, best of ${runs}; ` +
        `reading and ranking the same texts once: ${best.floor.toFixed(0)} ms; ratio ${(best.draft / best.floor).toFixed(1)}`,
    )
  } finally {
    for (const path of [texts, data]) rmSync(path, { recursive: true, force: true })
  }
}
