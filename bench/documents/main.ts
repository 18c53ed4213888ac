// npm run bench documents: a researcher's folder of 200 files and 1 GB, read for a first draft and known to a second one.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { makeFolder } from './make-folder.ts'
import { childSeconds, treeSeconds, watchTree } from './watch-tree.ts'

const root = join(import.meta.dirname, '..', '..')
const installed = process.env['GALLEY_MAIN']
const program = installed === undefined ? [join(root, 'start.mjs'), 'galley'] : [installed]

interface Run {
  readonly found: number
  readonly cpuFound: number
  readonly seconds: number
  readonly cpuSeconds: number
  readonly peakMib: number
  readonly parts: readonly number[]
  readonly code: number | null
}

/** Writes a draft from a folder; `found` is when its documents were searched for the first time, in seconds from the command. */
async function draft(topic: string, folder: string, data: string): Promise<Run> {
  const [begun, cpu] = [performance.now(), childSeconds()]
  const since = (): number => (performance.now() - begun) / 1000
  const words = [topic, '--sources', folder, '--words', '600']
  const child = spawn(process.execPath, [...program, 'draft', ...words], {
    cwd: root,
    env: { ...process.env, GALLEY_DATA: data, GALLEY_PROBE_LOCAL: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = watchTree(child.pid ?? 0)
  let [found, cpuFound] = [Number.NaN, Number.NaN]
  const lines = createInterface({ input: child.stderr })
  lines.on('line', (line) => {
    if (Number.isNaN(found) && /Found \d+ documents?/.test(line)) [found, cpuFound] = [since(), treeSeconds(child.pid ?? 0)]
    if (process.env['GALLEY_BENCH_LINES'] === '1') console.log(since().toFixed(2), line)
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  if (Number.isNaN(found)) throw new Error(`the draft ended with exit ${code} before its documents were searched`)
  return { found, cpuFound, seconds: since(), cpuSeconds: childSeconds() - cpu, ...ended(), code }
}

const work = mkdtempSync(join(tmpdir(), 'galley-bench-'))
try {
  const [folder, data] = [join(work, 'folder'), join(work, 'data')]
  const facts = Object.entries(makeFolder(folder))
  const all = facts.reduce((sum, [, { bytes }]) => sum + bytes, 0)
  const pictures = facts.reduce((sum, [kind, { bytes }]) => sum + (kind === 'pdf' || kind === 'jpg' ? bytes : 0), 0)
  console.log(
    `${facts.reduce((sum, [, { files }]) => sum + files, 0)} files, ${(all / 1e6).toFixed(0)} MB, ${((100 * pictures) / all).toFixed(0)} % pictures and PDF: ` +
      facts.map(([kind, { files, bytes }]) => `${files} ${kind} (${(bytes / 1e6).toFixed(1)} MB)`).join(', '),
  )
  // Plugins are packed once after an install; that is no part of reading.
  await draft('Open models', join(root, 'examples', 'first-draft', 'documents'), data)
  for (const [name, topic] of [
    ['first', 'Tidal turbines'],
    ['second', 'River ferries'],
    ['the same again', 'River ferries'],
  ] as const) {
    const run = await draft(topic, folder, data)
    console.log(
      `${name}: documents found after ${run.found.toFixed(2)} s (${run.cpuFound.toFixed(1)} s of CPU), done after ${run.seconds.toFixed(1)} s, ${run.cpuSeconds.toFixed(1)} s of CPU; ` +
        `private memory at most ${run.peakMib.toFixed(0)} MiB (${run.parts.map((part) => part.toFixed(0)).join(' + ')}); exit ${run.code}`,
    )
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}
