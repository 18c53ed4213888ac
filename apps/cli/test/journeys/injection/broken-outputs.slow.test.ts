import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Draft } from '@galley/sdk'
import { startScriptedModel } from '@galley/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { freshData, galley, root } from '../start-galley.ts'
import { startGateway, type InjectedGateway } from './start-gateway.ts'

const example = join(root, 'examples', 'first-draft', 'documents')
const brief = {
  topic: 'The harbour of Lund',
  words: 100,
  rounds: 0,
  sources: {
    texts: [{ title: 'The harbour', text: 'The harbour of Lund was opened in 1912 and holds 340 ships. It was enlarged in 1955.' }],
  },
}

/** Runs `galley` in a shell line, where it stands as `"$@"`. */
async function inShell(line: string, args: readonly string[], data: string): Promise<{ code: number; stdout: string; stderr: string }> {
  const main = join(root, 'apps', 'cli', 'src', 'main.ts')
  const child = spawn('bash', ['-c', line, '-', process.execPath, '--conditions=galley-source', main, ...args], {
    cwd: root,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: data,
      GALLEY_DATA: data,
      GALLEY_PROBE_LOCAL: '0',
      NODE_COMPILE_CACHE: join(root, '.cache', 'node'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const code = await new Promise<number>((resolve) => void child.on('close', (status) => resolve(status ?? -1)))
  return { code, stdout, stderr }
}

const draft = ['draft', 'Open models', '--sources', example, '--words', '200', '--rounds', '0']

test.each<[string, readonly string[]]>([
  ['"$@" | head -2', ['doctor']],
  ['"$@" | head -c 1', ['doctor', '--json']],
  ['"$@" | true', ['--help']],
  ['"$@" | true', ['--version']],
  ['"$@" | true', ['plugin', 'list']],
  ['"$@" | head -c 1', ['plugin', 'list', '--json']],
  ['"$@" | true', ['drafts', 'list', '--json']],
  ['"$@" | true', ['models', 'list']],
  ['"$@" | head -c 1', ['check', 'npm', 'lodahs']],
  ['"$@" | head -c 1', ['audit', root, '--offline', '--json']],
  ['"$@" 2>&1 | head -1', draft],
  ['"$@" | head -c 10', [...draft, '--format', 'json']],
  ['"$@" 2>&1 >/dev/null | true', draft],
])('%s: a reader who leaves early sees no stack (%s)', async (line, args) => {
  const ended = await inShell(`${line}; exit \${PIPESTATUS[0]}`, args, await freshData())
  expect(ended.stderr).not.toMatch(/EPIPE|UNEXPECTED|^ {4}at /m)
  expect([0, 1, 2, 141]).toContain(ended.code)
})

test('a draft whose reader left is kept, and one that found no room is no success', async () => {
  const data = await freshData()
  const left = await inShell('"$@" --quiet | true; exit ${PIPESTATUS[0]}', draft, data)
  expect([left.code, left.stderr]).toEqual([expect.any(Number), expect.not.stringContaining('EPIPE')])
  const full = await inShell('"$@" --quiet > /dev/full', draft, data)
  expect([full.code, full.stderr]).toEqual([3, expect.stringContaining('OUTPUT_LOST')])
  const { drafts } = JSON.parse((await galley(['drafts', 'list', '--json'], { data })).stdout) as { drafts: Draft[] }
  expect(drafts.map(({ status }) => status)).toEqual(['done', 'done'])
})

test.each([
  ['stdout', ['stdout']],
  ['stderr', ['stderr']],
  ['both', ['stdout', 'stderr']],
] as const)('a gateway whose %s is closed goes on', async (_, names) => {
  const gateway = await startGateway({})
  for (const name of names) gateway.running.child[name]?.destroy()
  expect((await gateway.write(brief)).status).toMatch(/^(done|incomplete)$/)
  // Something that it says a line about: a reader who breaks off in the midst of a body.
  const socket = connect(gateway.port, '127.0.0.1')
  socket
    .on('error', () => undefined)
    .write(
      `POST /v1/drafts HTTP/1.1\r\nhost: 127.0.0.1:${gateway.port}\r\nauthorization: Bearer ${gateway.token}\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{`,
    )
  await sleep(100)
  socket.resetAndDestroy()
  expect((await gateway.write(brief)).status).toMatch(/^(done|incomplete)$/)
  await gateway.expectUnharmed()
})

/** Processes of the gateway's plugins. */
function pluginsOf(gateway: InjectedGateway): readonly number[] {
  const { pid } = gateway.running.child
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
}

test.runIf(process.platform === 'linux')('plugins that are killed at any time of a run end neither the process nor the run', async () => {
  const gateway = await startGateway({ sourceRoots: [join(root, 'examples')] })
  let killed = 0
  for (const delay of [0, 10, 25, 50, 80, 120, 180, 250, 400]) {
    const writing = gateway.write({ ...brief, topic: 'Open models and package registries', sources: { folder: example } })
    await sleep(delay)
    for (const pid of pluginsOf(gateway)) {
      process.kill(pid, 'SIGKILL')
      killed += 1
    }
    const { status, failure } = await writing
    expect
      .soft(status === 'failed' ? failure?.code : 'written', `after ${delay} ms`)
      .toMatch(/^(written|PLUGIN_[A-Z_]+|SOURCES_EMPTY|SEARCH_FAILED)$/)
  }
  expect(killed).toBeGreaterThan(5)
  expect((await gateway.write(brief)).status).toMatch(/^(done|incomplete)$/)
  await gateway.expectUnharmed()
})

test.runIf(process.platform === 'linux')(
  'a gateway that has no file left to open ends its run with the reason, and works again when there are some',
  async () => {
    const starved = Promise.withResolvers<void>()
    const model = await startScriptedModel({ script: async (_, fallback) => starved.promise.then(fallback) })
    onTestFinished(() => model.close())
    const within = ['bash', '-c', 'ulimit -n 160; exec "$@"', '-']
    const gateway = await startGateway({ model: { url: model.url, name: 'scripted-70b' } }, { within })
    const id = await gateway.order(brief)
    await expect.poll(() => model.calls.length, { timeout: 30_000 }).toBeGreaterThan(0)
    let closed = 0
    const visit = (): Socket => connect(gateway.port, '127.0.0.1', () => undefined)
    const sockets = Array.from({ length: 300 }, visit)
    for (const socket of sockets)
      socket
        .on('error', () => undefined)
        .on('close', () => (closed += 1))
        .resume()
    onTestFinished(() => sockets.forEach((socket) => socket.destroy()))
    // Whoever comes when there is no file left is closed at once.
    await expect.poll(() => closed, { timeout: 10_000 }).toBeGreaterThan(0)
    starved.resolve()
    await sleep(3000)
    for (const socket of sockets) socket.destroy()
    const starving = await gateway.end(id)
    expect([starving.status, starving.failure?.message]).toEqual(['failed', expect.stringMatching(/EMFILE|too many open files/)])
    expect((await gateway.write(brief)).status).toMatch(/^(done|incomplete)$/)
    await gateway.expectUnharmed()
  },
)
