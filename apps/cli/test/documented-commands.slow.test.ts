import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { startScriptedModel } from '@galley/testkit'
import { expect, it, onTestFinished } from 'vitest'
import { copyClone } from './journeys/copy-clone.ts'
import { root } from './journeys/start-galley.ts'
import { readBlocks, wantedExit } from './read-blocks.ts'

// Every command of the pages, pasted into a bare shell in a copy of the clone. A fence says what it needs beside the clone: `sh network` a
// search service, `sh key` a model server with a key, `sh gateway` the gateway that `npm start` runs. They are answered by doubles on
// loopback. A comment says where the exit code is not 0. `npm test` is left out: it is what runs this.

const pages = [
  'README.md',
  ...globSync('docs/*.md', { cwd: root }),
  'apps/cli/README.md',
  ...globSync('plugins/*/README.md', { cwd: root }),
]
  // Its shell is taken out and run by security/audit/test/in-ci/in-ci.test.ts.
  .filter((page) => page !== 'docs/audit-in-ci.md')

/** A machine as a newcomer has it: a copy of the clone with its packages, an empty home folder, nothing in the environment. */
interface Machine {
  readonly clone: string
  readonly env: Readonly<Record<string, string>>
}

function newMachine(isChanged: boolean): Machine {
  const clone = copyClone()
  const home = join(clone, '.cache', 'home')
  mkdirSync(home, { recursive: true })
  const pnpm = globSync('tools/node_modules/@pnpm/exe.*/pnpm', { cwd: root })[0] ?? ''
  const store = spawnSync(join(root, pnpm), ['store', 'path', '--silent'], { cwd: root, encoding: 'utf8' }).stdout.trim()
  const tools = join(root, 'tools', 'node_modules')
  const bin = [dirname(process.execPath), join(tools, '.bin'), '/usr/bin', '/bin'].join(':')
  const env = { PATH: bin, HOME: home, npm_config_store_dir: dirname(store) }
  if (isChanged) {
    // A page that adds a plugin installs: the packages must be the copy's own.
    rmSync(join(clone, 'node_modules'))
    const words = ['install', '--frozen-lockfile', '--offline', '--silent']
    const done = spawnSync(join(root, pnpm), words, {
      cwd: clone,
      encoding: 'utf8',
      env: { ...process.env, npm_config_store_dir: dirname(store) },
    })
    if (done.status !== 0) throw new Error(`the packages of the copy could not be installed:\n${done.stdout}${done.stderr}`)
  }
  return { clone, env }
}

/** A SearXNG, a MediaWiki and the page that both find. */
async function startWeb(): Promise<string> {
  const words =
    'Package registries are attacked with names that imitate others. Registries answered with two-factor sign-in and signed provenance in 2023.'
  const server = createServer((request, response) => {
    const base = `http://${request.headers.host}`
    const path = new URL(request.url ?? '/', base).pathname
    const hit = { title: 'Attacks on package registries', url: `${base}/page`, content: words }
    const wiki = { pageid: 1, ns: 0, title: hit.title, index: 1, fullurl: hit.url, canonicalurl: hit.url, snippet: words }
    const answers: Readonly<Record<string, readonly [type: string, body: string]>> = {
      '/search': ['application/json', JSON.stringify({ results: [hit] })],
      '/w/api.php': ['application/json', JSON.stringify({ batchcomplete: true, query: { pages: [wiki] } })],
      '/page': [
        'text/html',
        `<title>${hit.title}</title><main><h1>${hit.title}</h1><p>${words}</p><p>${words.replaceAll('2023', '2024')}</p></main>`,
      ],
    }
    const [type, body] = answers[path] ?? ['text/plain', '']
    response.writeHead(answers[path] ? 200 : 404, { 'content-type': `${type}; charset=utf-8` }).end(body)
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Needs of a block beside the clone, as environment and as other words for its addresses. */
async function doublesFor(
  mark: string,
  machine: Machine,
): Promise<{ readonly env: Readonly<Record<string, string>>; readonly say: (line: string) => string }> {
  if (mark === 'key') {
    const model = await startScriptedModel({ key: 'nvapi-0000', models: ['meta/llama3-70b-instruct'] })
    onTestFinished(async () => model.close())
    return { env: { GALLEY_MODEL_URL: model.url, GALLEY_MODEL_KEY: 'nvapi-0000' }, say: (line) => line }
  }
  if (mark === 'network') {
    const web = await startWeb()
    writeFileSync(join(machine.clone, 'galley.config.json'), JSON.stringify({ fetch: { privateHosts: [web] } }))
    return { env: {}, say: (line) => line.replaceAll(/https:\/\/(?:search\.example|en\.wikipedia)\.org/g, `http://${web}`) }
  }
  return { env: {}, say: (line) => line }
}

/** Runs lines one after the other in one shell; answers each line's exit code, and what was printed. */
async function paste(
  lines: readonly string[],
  { clone, env }: Machine,
): Promise<{ readonly codes: readonly number[]; readonly stdout: string; readonly stderr: string }> {
  const script = lines.map((line) => `${line}\necho "$?" >&3`).join('\n')
  const child = spawn('sh', ['-c', script], { cwd: clone, env, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] })
  const [, stdout, stderr, codes] = await Promise.all(child.stdio.map(async (stream) => (stream === null ? '' : text(stream as Readable))))
  return { codes: (codes ?? '').trim().split('\n').map(Number), stdout: stdout ?? '', stderr: stderr ?? '' }
}

/** Starts the gateway as a page says, until it has printed its link; ended after the test. */
async function pasteStart(line: string, { clone, env }: Machine, port: number): Promise<ChildProcess> {
  const child = spawn('sh', ['-c', `exec ${line}`], {
    cwd: clone,
    env: { ...env, GALLEY_PORT: `${port}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill())
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const hear = (more: string): void => {
      said += more
      if (said.includes('/enter?ticket=')) resolve()
    }
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', hear)
    child.on('close', () => reject(new Error(`${line} ended:\n${said}`)))
  })
  return child
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => void server.close(resolve))
  return port
}

async function pastePage(page: string, machine: Machine): Promise<void> {
  const port = await freePort()
  for (const { mark, lines } of readBlocks(page)) {
    const { env, say } = await doublesFor(mark, machine)
    for (const line of lines.filter((asked) => asked.startsWith('npm start'))) await pasteStart(line.replace(/ *#.*$/, ''), machine, port)
    const asked = lines.filter((line) => !/^npm (?:start|test)\b/.test(line)).map((line) => say(line).replaceAll(':4070', `:${port}`))
    if (asked.length === 0) continue
    const { codes, stdout, stderr } = await paste(asked, { ...machine, env: { ...machine.env, ...env } })
    const wanted = asked.map(wantedExit)
    expect(codes, `${page}:\n${asked.join('\n')}\n${stdout}${stderr}`).toEqual(wanted)
    expect(stdout).not.toMatch(/^> /m)
  }
}

const withShell = pages.filter((page) => readBlocks(page).length > 0)
const changing = withShell.filter((page) => readBlocks(page).some(({ lines }) => lines.some((line) => line.startsWith('npm run new'))))

it('knows what each block needs', () => {
  const marks = withShell.flatMap((page) => readBlocks(page).map(({ mark }) => mark))
  expect(marks.length).toBeGreaterThan(8)
  expect(marks.filter((mark) => !['', 'key', 'network', 'gateway'].includes(mark))).toEqual([])
})

it.each(changing)('%s: every command works as it is written', async (page) => {
  await pastePage(page, newMachine(true))
})

it('the other pages: every command works as it is written', async () => {
  const machine = newMachine(false)
  for (const page of withShell.filter((other) => !changing.includes(other))) await pastePage(page, machine)
})
