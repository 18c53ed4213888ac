import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findPostgres, startPostgres } from '../../packages/testkit/src/start-postgres.ts'

// Steps of 8 KB, 25 a run, ten runs at once: Galley's ledger beside LangGraph's and Mastra's storages on SQLite, and beside DBOS on PostgreSQL, in turns in one run.
// All have the same texts, the same runs at once, and ten runs before the count begins. What is counted is the time of the steps alone, without the start of the
// process, the processor time of it, which a busy machine bends less, and what lies on the disk afterwards.
//
// A step of Galley is on the disk when it is answered, and so it is with the engines that it is compared with: those that leave commits unflushed as they come are
// marked, and LangGraph for Node is measured both ways.

const [runs, steps, atOnce, bytes, rounds] = [100, 25, 10, 8192, 3]
const here = import.meta.dirname
const cache = join(here, '..', '..', '.cache', 'bench-steps')
const run = promisify(execFile)

interface Engine {
  readonly name: string
  /** True where the last steps before a power cut may be lost. */
  readonly isUnflushed?: boolean
  /** True where its steps are in PostgreSQL. */
  readonly isOnPostgres?: boolean
  readonly words: readonly string[]
  readonly cwd?: string
}

/** LangGraph for Python, in a virtual environment. */
async function findPythonLangGraph(): Promise<Engine | string> {
  const python = join(cache, 'langgraph', 'bin', 'python')
  try {
    if (!existsSync(python)) {
      await run('python3', ['-m', 'venv', join(cache, 'langgraph')])
      await run(python, ['-m', 'pip', 'install', '-q', 'langgraph==1.2.24', 'langgraph-checkpoint-sqlite==3.1.2'])
    }
    await run(python, ['-c', 'import langgraph.checkpoint.sqlite'])
  } catch {
    return 'LangGraph for Python is not there: python3 with venv, and PyPI, are needed'
  }
  return { name: 'LangGraph Python', words: [python, join(here, 'langgraph_steps.py')] }
}

/** LangGraph for Node. Its checkpointer asks for a better-sqlite3 that has to be compiled; the next major version brings its binaries along. */
async function findNodeLangGraph(): Promise<readonly (Engine | string)[]> {
  const dependencies = { '@langchain/core': '1.4.0', '@langchain/langgraph': '1.7.3', '@langchain/langgraph-checkpoint-sqlite': '1.0.4' }
  const found = await findNodeEngine('LangGraph Node', 'langgraph', { dependencies, overrides: { 'better-sqlite3': '13.2.0' } })
  if (typeof found === 'string') return [found]
  return [
    { ...found, words: [...found.words, 'FULL'] },
    { ...found, words: [...found.words, 'NORMAL'], isUnflushed: true },
  ]
}

async function findMastra(): Promise<Engine | string> {
  const dependencies = { '@mastra/core': '1.71.0', '@mastra/libsql': '1.23.1', zod: '4.3.6' }
  const found = await findNodeEngine('Mastra', 'mastra', { dependencies })
  return typeof found === 'string' ? found : { ...found, isUnflushed: true }
}

/** DBOS, which keeps steps in PostgreSQL alone. */
async function findDbos(): Promise<Engine | string> {
  const found = await findNodeEngine('DBOS', 'dbos', { dependencies: { '@dbos-inc/dbos-sdk': '5.3.0' } })
  return typeof found === 'string' ? found : { ...found, isOnPostgres: true }
}

/** Engine of npm, in a folder of its own. */
async function findNodeEngine(name: string, script: string, manifest: object): Promise<Engine | string> {
  const folder = join(cache, `${script}-node`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  try {
    await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder })
  } catch {
    return `${name} is not there: the npm registry is not reached`
  }
  return { name, words: [process.execPath, join(here, `${script}.mjs`)], cwd: folder }
}

interface Measured {
  readonly perSecond: number
  /** Microseconds of processor time a step. */
  readonly cpuUs: number
  /** Bytes on the disk for each byte that a step answered. */
  readonly size: number
}

const bin = findPostgres()
if (bin === null) console.log('PostgreSQL is not there: apt-get install postgresql')
const server = bin === null ? null : await startPostgres(bin)

let databases = 0

/** Address of a fresh database. */
async function newDatabase(): Promise<string> {
  const url = new URL((await server?.newUrl()) ?? '')
  const name = `bench${(databases += 1)}`
  await server?.ask(url.href, `CREATE DATABASE ${name}`)
  return Object.assign(url, { pathname: name, search: '' }).href
}

async function databaseSize(url: string): Promise<number> {
  const [row] = (await server?.ask<{ size: string }>(url, 'SELECT pg_database_size(current_database()) AS size')) ?? []
  return Number(row?.size ?? 0)
}

/** Measures one engine in a fresh folder or database. */
async function measure({ words: [program = '', ...args], cwd, isOnPostgres = false }: Engine): Promise<Measured> {
  const folder = isOnPostgres ? await newDatabase() : mkdtempSync(join(tmpdir(), 'galley-bench-'))
  try {
    const { stdout } = await run(program, [...args, folder, ...[runs, steps, atOnce, bytes].map(String)], cwd === undefined ? {} : { cwd })
    const size = isOnPostgres
      ? await databaseSize(folder)
      : readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
    const [seconds, cpuSeconds] = stdout.trim().split(' ').map(Number)
    return {
      perSecond: (runs * steps) / (seconds ?? 0),
      cpuUs: ((cpuSeconds ?? 0) * 1e6) / (runs * steps),
      size: size / ((runs + atOnce) * steps * bytes),
    }
  } finally {
    if (!isOnPostgres) rmSync(folder, { recursive: true })
  }
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const ownEngine = (name: string, script: string): Engine => ({
  name,
  words: [process.execPath, '--conditions=galley-source', join(here, script)],
})
const galley = ownEngine('Galley', 'galley.ts')
const floor = ownEngine('SQLite with its statements alone', 'sqlite.ts')
const groups: readonly (readonly [title: string, engines: readonly (Engine | string)[]])[] = [
  ['in files', [galley, floor, ...(await findNodeLangGraph()), await findPythonLangGraph(), await findMastra()]],
  ['on PostgreSQL; the processor time is that of the client', server === null ? [] : [{ ...galley, isOnPostgres: true }, await findDbos()]],
]
const all = groups.map(([title, found]) => ({
  title,
  missing: found.filter((engine) => typeof engine === 'string'),
  engines: found.filter((engine) => typeof engine !== 'string').map((engine) => ({ engine, measured: [] as Measured[] })),
}))
for (let round = 0; round < rounds; round += 1)
  for (const { engines } of all) for (const { engine, measured } of engines) measured.push(await measure(engine))
for (const { title, missing, engines } of all) {
  console.log(title)
  for (const reason of missing) console.log(`  ${reason}`)
  let ours: Measured | undefined
  for (const { engine, measured } of engines) {
    const of = (key: keyof Measured): number => middle(measured.map((one) => one[key]))
    const row = { perSecond: of('perSecond'), cpuUs: of('cpuUs'), size: of('size') }
    const beside =
      ours === undefined
        ? ''
        : `; Galley ${(ours.perSecond / row.perSecond).toFixed(1)} times, ${(row.cpuUs / ours.cpuUs).toFixed(1)} by processor time`
    ours ??= row
    console.log(
      `  ${(engine.isUnflushed === true ? `${engine.name}, unflushed` : engine.name).padEnd(33)} ${row.perSecond.toFixed(0).padStart(6)} steps/s, ${row.cpuUs.toFixed(0).padStart(5)} us of processor time a step, ${row.size.toFixed(1)} bytes on the disk a byte${beside}`,
    )
  }
}
console.log('Budget: Galley in files at least 20 times LangGraph that flushes its steps too, on PostgreSQL at least 0.9 times DBOS.')
await server?.[Symbol.asyncDispose]()
