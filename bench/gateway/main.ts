import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ticksOf } from './ticks-of.ts'

// Requests to a model through Galley, beside nginx, Portkey, the least proxy on Node and no gateway at all, in turns in one run: each target on one core,
// provider and load on another. Processor time a request is what a busy machine bends least. `/livez` stands beside Hono with nothing else.

const root = join(import.meta.dirname, '..', '..')
const here = import.meta.dirname
const work = mkdtempSync(join(tmpdir(), 'galley-bench-'))
const [rounds, seconds, connections] = [3, 3, 50]
/** The first round: V8 compiles functions of a chat until some 70,000 of them are answered (`--trace-opt`), and does it at the cost of those. */
const warmUp = { connections, seconds: 120, times: 80_000 / connections }
/** Rounds in which Galley and the least proxy are asked in turns: what else the machine does bends both alike. */
const pairsOfRounds = 9
const run = promisify(execFile)
const started: ChildProcess[] = []

interface Target {
  readonly name: string
  readonly port: number
  readonly pid: number
  readonly headers: string
  readonly path: string
}

interface Measured {
  readonly requests: number
  readonly failed: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  /** Microseconds of processor time of the target, a request. */
  readonly cpuUs: number
}

const pinned = (core: string, ...words: string[]): readonly [string, readonly string[]] => ['taskset', ['-c', core, ...words]]

async function start(
  core: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv = {},
  said = /^(\d+)$/m,
): Promise<{ pid: number; port: number }> {
  const [program, args] = pinned(core, ...words)
  const child = spawn(program, args, { cwd: root, env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  started.push(child)
  let text = ''
  child.stderr.on('data', (data: Buffer) => (text += data.toString()))
  for await (const data of child.stdout) {
    text += String(data)
    const port = said.exec(text)?.[1]
    if (port !== undefined) return { pid: child.pid ?? 0, port: Number(port) }
  }
  throw new Error(`${words.join(' ')} did not start:\n${text}`)
}

/** Sends requests to targets, in turns over each connection; each has the same number of them. */
async function measureAll(targets: readonly Target[], body: string, load: object): Promise<readonly Measured[]> {
  const method = body === '' ? 'GET' : 'POST'
  const asked = targets.map(({ port, path, headers }) => ({
    port,
    head: `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${headers}`,
  }))
  const before = targets.map(({ pid }) => ticksOf(pid))
  const [program, args] = pinned('1', process.execPath, join(here, 'load.mjs'), JSON.stringify({ targets: asked, body, ...load }))
  const { stdout } = await run(program, args)
  const result = JSON.parse(stdout) as Omit<Measured, 'cpuUs'>
  const each = result.requests / targets.length
  return targets.map(({ pid }, n) => ({ ...result, cpuUs: ((ticksOf(pid) - (before[n] ?? 0)) * 10_000) / each }))
}

const upstream = await start('1', [process.execPath, join(here, 'upstream.mjs')])
const base = `http://127.0.0.1:${upstream.port}/v1`
const json = 'Content-Type: application/json\r\n'

async function startGalley(): Promise<Target> {
  const data = join(root, '.cache', 'bench-gateway', 'data')
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const words = [
    process.execPath,
    '--conditions=galley-source',
    join(root, 'apps', 'cli', 'src', 'main.ts'),
    'start',
    '--port',
    '0',
    '--no-example',
  ]
  const env = {
    HOME: work,
    GALLEY_DATA: data,
    GALLEY_PROBE_LOCAL: '0',
    GALLEY_MODEL_URL: base,
    GALLEY_MODEL: 'bench',
    GALLEY_MODEL_KEY: 'k',
  }
  const { pid, port } = await start('0', words, env, /http:\/\/127\.0\.0\.1:(\d+)\/enter/)
  const token = readFileSync(join(data, 'keys', 'gateway-token'), 'utf8').trim()
  return { name: 'Galley', pid, port, headers: `${json}Authorization: Bearer ${token}\r\n`, path: '/v1/chat/completions' }
}

/** The least proxy on Node: a time beside it is Galley's own, not that of Node, of one core or of the load. */
async function startProxy(): Promise<Target> {
  const { pid, port } = await start('0', [process.execPath, join(here, 'proxy.mjs'), new URL(base).origin])
  return { name: 'proxy', pid, port, headers: json, path: '/v1/chat/completions' }
}

/** nginx of Debian: one worker, connections to the provider kept. */
async function startNginx(): Promise<Target | string> {
  const program = process.env['GALLEY_NGINX'] ?? 'nginx'
  try {
    execFileSync(program, ['-v'], { stdio: 'ignore' })
  } catch {
    return 'nginx is not there: apt-get install nginx, or GALLEY_NGINX=/path/to/nginx'
  }
  const port = upstream.port + 1
  const config = join(work, 'nginx.conf')
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${work}/${name};`).join(' ')
  writeFileSync(
    config,
    `daemon off; worker_processes 1; pid ${work}/nginx.pid; error_log stderr;
events { worker_connections 1024; }
http { access_log off; keepalive_requests 1000000; ${temp}
  upstream model { server 127.0.0.1:${upstream.port}; keepalive 100; keepalive_requests 1000000; }
  server { listen 127.0.0.1:${port}; location / { proxy_pass http://model; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_buffering off; } } }`,
  )
  const [command, args] = pinned('0', program, '-p', work, '-c', config)
  const child = spawn(command, args, { stdio: 'ignore' })
  started.push(child)
  await untilOpen(port)
  return { name: 'nginx', pid: child.pid ?? 0, port, headers: json, path: '/v1/chat/completions' }
}

/** Portkey's gateway from npm, with the versions of Hono that its manifest names: with those that npm picks today it cannot stream. */
async function startPortkey(): Promise<Target | string> {
  const folder = join(work, 'portkey')
  mkdirSync(folder)
  const manifest = { dependencies: { '@portkey-ai/gateway': '1.15.2' }, overrides: { hono: '4.9.7', '@hono/node-server': '1.3.3' } }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  try {
    await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder })
  } catch {
    return 'Portkey is not there: the npm registry is not reached'
  }
  const port = upstream.port + 2
  const [command, args] = pinned(
    '0',
    process.execPath,
    join(folder, 'node_modules', '@portkey-ai', 'gateway', 'build', 'start-server.js'),
    `--port=${port}`,
    '--headless',
  )
  const child = spawn(command, args, {
    stdio: 'ignore',
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', TRUSTED_CUSTOM_HOSTS: '127.0.0.1' },
  })
  started.push(child)
  await untilOpen(port)
  const headers = `${json}Authorization: Bearer k\r\nx-portkey-provider: openai\r\nx-portkey-custom-host: ${base}\r\n`
  return { name: 'Portkey', pid: child.pid ?? 0, port, headers, path: '/v1/chat/completions' }
}

async function untilOpen(port: number): Promise<void> {
  for (let n = 0; n < 300; n += 1) {
    const isOpen = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    )
    if (isOpen) return
    await new Promise((resolve) => void setTimeout(resolve, 100))
  }
  throw new Error(`nothing listens on port ${port}`)
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

async function compare(
  title: string,
  targets: readonly Target[],
  body: string,
  load: object,
  first: object = load,
): Promise<ReadonlyMap<string, Measured>> {
  const all = new Map<string, Measured[]>(targets.map(({ name }) => [name, []]))
  for (let round = 0; round <= rounds; round += 1)
    for (const target of targets) {
      // A target that rested while the others were asked is asked a while first: its memory is cold by then, at the cost of what is measured.
      if (round > 0) await measureAll([target], body, { ...load, seconds: 1 })
      const [measured] = await measureAll([target], body, round === 0 ? first : load)
      // The first round warms up: what is measured is compiled code.
      if (round > 0 && measured) all.get(target.name)?.push(measured)
    }
  console.log(`\n${title}`)
  const medians = new Map<string, Measured>()
  for (const [name, list] of all) {
    const of = (key: keyof Measured): number => middle(list.map((one) => one[key]))
    const row = {
      requests: of('requests'),
      failed: of('failed'),
      perSecond: of('perSecond'),
      p50: of('p50'),
      p99: of('p99'),
      cpuUs: of('cpuUs'),
    }
    medians.set(name, row)
    console.log(
      `${name.padEnd(10)} ${row.perSecond.toFixed(0).padStart(7)} requests/s  p50 ${row.p50.toFixed(2)} ms  p99 ${row.p99.toFixed(2)} ms  ${row.cpuUs.toFixed(1)} us of processor time${row.failed > 0 ? `  ${row.failed} FAILED` : ''}`,
    )
  }
  return medians
}

/** Microseconds of processor time that a chat may take, on a machine on which it takes nginx so many. */
const [budgetUs, nginxUs] = [60, 18]

try {
  const galley = await startGalley()
  const direct = { name: 'direct', pid: upstream.pid, port: upstream.port, headers: json, path: '/v1/chat/completions' }
  const proxy = await startProxy()
  const targets: Target[] = [direct, galley, proxy]
  for (const peer of [await startNginx(), await startPortkey()])
    if (typeof peer === 'string') console.log(peer)
    else targets.push(peer)
  const messages = [{ role: 'user', content: 'y'.repeat(900) }]
  const body = JSON.stringify({ model: 'bench', messages })
  const busy = await compare(`${connections} connections, a kilobyte each way`, targets, body, { connections, seconds }, warmUp)
  const ours = busy.get('Galley')
  const nginx = busy.get('nginx')
  for (const [name, least] of [
    ['nginx', 0.45],
    ['Portkey', 8],
    ['proxy', null],
  ] as const) {
    const peer = busy.get(name)
    if (ours && peer)
      console.log(
        `Galley / ${name}: ${(ours.perSecond / peer.perSecond).toFixed(2)} in requests/s, ${(peer.cpuUs / ours.cpuUs).toFixed(2)} in requests a processor second${least === null ? '' : ` (budget ${least})`}`,
      )
  }
  const pairs: number[] = []
  for (let pair = 0; pair < pairsOfRounds; pair += 1) {
    const [own, least] = await measureAll([galley, proxy], body, { connections, seconds })
    if (own && least) pairs.push(own.cpuUs / least.cpuUs)
  }
  const ofNginx =
    ours && nginx ? `${(ours.cpuUs / nginx.cpuUs).toFixed(1)} times nginx's (budget ${(budgetUs / nginxUs).toFixed(1)}), ` : ''
  console.log(
    `Galley takes ${ours?.cpuUs.toFixed(1)} us of processor time a chat (budget ${budgetUs}), ${ofNginx}${middle(pairs).toFixed(2)} times the least proxy's in turns over each connection`,
  )
  const quiet = await compare('one connection', targets, body, { connections: 1, seconds: 2 })
  const adds = (of: ReadonlyMap<string, Measured>, name: string): string =>
    ((of.get(name)?.p50 ?? 0) - (of.get('direct')?.p50 ?? 0)).toFixed(3)
  console.log(`Galley adds ${adds(quiet, 'Galley')} ms at p50 (budget 0.25), the least proxy ${adds(quiet, 'proxy')}`)
  const streaming = JSON.stringify({ model: 'bench', stream: true, messages })
  const streams = await compare('60 streams at once, 50 ms to the first token', targets, streaming, {
    connections: 60,
    seconds: 30,
    times: 2,
  })
  console.log(`Galley adds ${adds(streams, 'Galley')} ms to the first token at p50 (budget 2), the least proxy ${adds(streams, 'proxy')}`)
  const bare = await start('0', [process.execPath, join(here, 'hono.mjs')])
  const alive = { headers: '', path: '/livez' }
  const lives = await compare(
    '/livez, 50 connections',
    [
      { ...galley, ...alive },
      { name: 'Hono', ...bare, ...alive },
    ],
    '',
    { connections, seconds },
    warmUp,
  )
  const [own, hono] = [lives.get('Galley'), lives.get('Hono')]
  if (own && hono)
    console.log(
      `Galley / Hono: ${(own.perSecond / hono.perSecond).toFixed(2)} in requests/s, ${(hono.cpuUs / own.cpuUs).toFixed(2)} in requests a processor second (budget 0.7)`,
    )
} finally {
  for (const child of started) {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'close')
  }
}
