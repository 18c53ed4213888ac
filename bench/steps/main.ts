import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

// Steps of 8 KB, 25 a run, ten runs at once: Galley's ledger beside LangGraph's and Mastra's storages, each on SQLite, in turns in one run. What is
// counted is the time of the steps alone, without the start of the process, and what lies on the disk afterwards.

const [runs, steps, atOnce, bytes, rounds] = [40, 25, 10, 8192, 3]
const here = import.meta.dirname
const cache = join(here, '..', '..', '.cache', 'bench-steps')
const run = promisify(execFile)

interface Engine {
  readonly name: string
  readonly words: readonly string[]
  readonly cwd?: string
}

/** LangGraph of PyPI in a virtual environment. */
async function findLangGraph(): Promise<Engine | string> {
  const python = join(cache, 'langgraph', 'bin', 'python')
  try {
    if (!existsSync(python)) {
      await run('python3', ['-m', 'venv', join(cache, 'langgraph')])
      await run(python, ['-m', 'pip', 'install', '-q', 'langgraph==1.2.24', 'langgraph-checkpoint-sqlite==3.1.2'])
    }
    await run(python, ['-c', 'import langgraph.checkpoint.sqlite'])
  } catch {
    return 'LangGraph is not there: python3 with venv, and PyPI, are needed'
  }
  return { name: 'LangGraph', words: [python, join(here, 'langgraph_steps.py')] }
}

/** Mastra of npm, in a folder of its own. */
async function findMastra(): Promise<Engine | string> {
  const folder = join(cache, 'mastra')
  mkdirSync(folder, { recursive: true })
  const dependencies = { '@mastra/core': '1.71.0', '@mastra/libsql': '1.23.1', zod: '4.3.6' }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ dependencies }))
  try {
    await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder })
  } catch {
    return 'Mastra is not there: the npm registry is not reached'
  }
  return { name: 'Mastra', words: [process.execPath, join(here, 'mastra.mjs')], cwd: folder }
}

/** Steps a second of one engine in a fresh folder, and bytes on the disk for each byte that a step answered. */
async function measure({ words: [program = '', ...args], cwd }: Engine): Promise<{ readonly perSecond: number; readonly size: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'))
  try {
    const { stdout } = await run(program, [...args, folder, ...[runs, steps, atOnce, bytes].map(String)], cwd === undefined ? {} : { cwd })
    const size = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
    return { perSecond: (runs * steps) / Number(stdout), size: size / (runs * steps * bytes) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const engines: Engine[] = [{ name: 'Galley', words: [process.execPath, '--conditions=galley-source', join(here, 'galley.ts')] }]
for (const peer of [await findLangGraph(), await findMastra()])
  if (typeof peer === 'string') console.log(peer)
  else engines.push(peer)
const all = engines.map((engine) => ({ engine, measured: [] as Awaited<ReturnType<typeof measure>>[] }))
for (let round = 0; round < rounds; round += 1) for (const { engine, measured } of all) measured.push(await measure(engine))
let ours = 0
for (const {
  engine: { name },
  measured,
} of all) {
  const perSecond = middle(measured.map((one) => one.perSecond))
  if (name === 'Galley') ours = perSecond
  const beside = name === 'Galley' ? '' : `, Galley ${(ours / perSecond).toFixed(1)} times`
  console.log(
    `${name.padEnd(10)} ${perSecond.toFixed(0).padStart(6)} steps/s${beside}; ${middle(measured.map((one) => one.size)).toFixed(1)} bytes on the disk a byte`,
  )
}
console.log('Budget: Galley at least 20 times LangGraph.')
