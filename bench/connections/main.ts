import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

// Ten thousand connections that asked once and stay, and two thousand streams of a model, through one gateway on one core: who is still there, how much
// memory it takes, and how soon `/livez` answers meanwhile. Provider and clients are on another core.

const [idle, streams, seconds] = [10_000, 2000, 20]
const root = join(import.meta.dirname, '..', '..')
const here = import.meta.dirname
const work = mkdtempSync(join(tmpdir(), 'galley-bench-'))

/** Starts a program on one core, and answers with it and with what it said of its port. */
async function start(core: string, words: readonly string[], env: NodeJS.ProcessEnv, said: RegExp) {
  const child = spawn('taskset', ['-c', core, process.execPath, ...words], { cwd: root, env: { PATH: process.env['PATH'], ...env } })
  let text = ''
  child.stderr.on('data', (data: Buffer) => (text += data.toString()))
  for await (const data of child.stdout) {
    text += String(data)
    const port = said.exec(text)?.[1]
    if (port !== undefined) return { child, port: Number(port) }
  }
  throw new Error(`${words.join(' ')} did not start:\n${text}`)
}

/** Megabytes of a process in memory. */
function memoryOf(pid: number | undefined): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
}

const provider = await start('1', [join(here, 'upstream.mjs')], {}, /^(\d+)$/m)
const data = join(root, '.cache', 'bench-connections', 'data')
mkdirSync(data, { recursive: true, mode: 0o700 })
// From the sources the gateway takes 50 MB more than from the package that people install.
const program = process.env['GALLEY_MAIN'] ?? join(root, 'apps', 'cli', 'src', 'main.ts')
const main = ['--conditions=galley-source', program, 'start', '--port', '0', '--no-example']
const model = { GALLEY_MODEL_URL: `http://127.0.0.1:${provider.port}/v1`, GALLEY_MODEL: 'bench', GALLEY_MODEL_KEY: 'k' }
const open = async () => start('0', main, { HOME: work, GALLEY_DATA: data, GALLEY_PROBE_LOCAL: '0', ...model }, /:(\d+)\/enter/)
// The first start packs the plugins, which is no part of what a gateway holds.
const first = await open()
first.child.kill()
await once(first.child, 'exit')
const gateway = await open()
try {
  const empty = memoryOf(gateway.child.pid)
  const token = readFileSync(join(data, 'keys', 'gateway-token'), 'utf8').trim()
  const options = JSON.stringify({ port: gateway.port, idle, streams, token, seconds })
  const crowd = promisify(execFile)('taskset', ['-c', '1', process.execPath, join(here, 'crowd.mjs'), options])
  let most = 0
  const watch = setInterval(() => (most = Math.max(most, memoryOf(gateway.child.pid))), 200)
  const { stdout } = await crowd.finally(() => clearInterval(watch))
  const seen = JSON.parse(stdout) as Record<'idle' | 'streams' | 'slowestPieces' | 'asked' | 'p50' | 'p99', number>
  console.log(`${seen.idle} of ${idle} idle connections and ${seen.streams} of ${streams} streams held for ${seconds} s`)
  console.log(`the slowest stream got ${seen.slowestPieces} of ${seconds} pieces`)
  console.log(`memory of the gateway: ${empty.toFixed(0)} MB alone, ${most.toFixed(0)} MB at most (budget 400)`)
  console.log(`/livez, asked ${seen.asked} times: p50 ${seen.p50.toFixed(1)} ms, p99 ${seen.p99.toFixed(1)} ms (budget 50)`)
} finally {
  gateway.child.kill()
  provider.child.kill()
}
