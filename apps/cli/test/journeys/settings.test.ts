import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, request, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Draft } from '@galley/sdk'
import { expect, it, onTestFinished } from 'vitest'
import { startModel } from './draft-within.ts'
import { freshData, galley, root, startGalley } from './start-galley.ts'

/** A server of pages and searches that notes who asked for what, and when. */
async function startSite(): Promise<{
  readonly url: string
  readonly host: string
  readonly asked: { path: string; agent: string; at: number }[]
}> {
  const asked: { path: string; agent: string; at: number }[] = []
  const server = createServer((asking, answer) => {
    asked.push({ path: asking.url ?? '', agent: asking.headers['user-agent'] ?? '', at: performance.now() })
    if (asking.url?.includes('format=json'))
      return void answer.writeHead(200, { 'content-type': 'application/json' }).end('{"results":[],"query":{"search":[]}}')
    const facts = Array.from(
      { length: 6 },
      (_, n) => `<p>The tram line ${n} of Utrecht was opened in ${1901 + n} and carries ${n + 2},000 people a day.</p>`,
    )
    answer.writeHead(200, { 'content-type': 'text/html' }).end(`<title>Trams</title><article><h1>Trams</h1>${facts.join('')}</article>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve()))))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, host: `127.0.0.1:${port}`, asked }
}

/** A project with settings. */
function makeProject(data: string, settings: object): string {
  const project = mkdtempSync(join(data, 'project-'))
  writeFileSync(join(project, 'galley.config.json'), JSON.stringify(settings))
  return project
}

it('the settings of models, searches and fetches reach the servers that they name', async () => {
  const data = await freshData()
  const [server, editor, site, wiki] = [
    await startModel(),
    await startModel({ models: ['other-8b', 'editor-8b'] }),
    await startSite(),
    await startSite(),
  ]
  const project = makeProject(data, {
    model: { url: server.url, name: 'mine-8b' },
    models: { editor: { url: editor.url, name: 'editor-8b' } },
    search: { searxng: { url: `${site.url}/searx` }, wikipedia: { url: wiki.url } },
    fetch: { privateHosts: [site.host], contact: 'ops@example.org', gapMs: 400 },
  })
  const brief = { topic: 'Trams of Utrecht', words: 150, sources: { urls: [`${site.url}/a`, `${site.url}/b`], web: true } }
  writeFileSync(join(project, 'brief.json'), JSON.stringify(brief))
  const done = await galley(['draft', '--brief', 'brief.json', '--format', 'json'], { data, cwd: project })
  expect(done.code, done.stderr).toBeLessThan(2)
  expect((JSON.parse(done.stdout) as Draft).models).toMatchObject({ writer: 'mine-8b', editor: 'editor-8b' })
  expect([
    new Set(server.calls.map(({ request: { model } }) => model)),
    new Set(editor.calls.map(({ request: { model } }) => model)),
  ]).toEqual([new Set(['mine-8b']), new Set(['editor-8b'])])
  expect(site.asked.map(({ path }) => path)).toEqual(expect.arrayContaining(['/a', '/b', expect.stringMatching(/^\/searx\/search\?/)]))
  expect(wiki.asked[0]?.path).toContain('api.php')
  expect(new Set([...site.asked, ...wiki.asked].map(({ agent }) => agent))).toEqual(new Set([expect.stringContaining('ops@example.org')]))
  const gaps = site.asked.slice(1).map(({ at }, index) => at - site.asked[index]!.at)
  expect(Math.min(...gaps)).toBeGreaterThan(390)
})

it('the settings of the gateway decide where it listens, for whom, what it reads and how much it does at once', async () => {
  const data = await freshData()
  const server = await startModel({ script: () => new Promise<never>(() => {}) })
  const project = makeProject(data, {
    gateway: { host: '127.0.0.1', port: await freePort(), allowedHosts: ['galley.test'] },
    sourceRoots: ['mine'],
    workers: 1,
    onlyLocal: true,
    probeLocal: false,
    model: { url: server.url },
  })
  mkdirSync(join(project, 'mine'))
  writeFileSync(join(project, 'mine', 'bees.md'), '# Bees\n\nA hive holds 40,000 bees. Bees make honey in summer.\n')
  const settings = JSON.parse(readFileSync(join(project, 'galley.config.json'), 'utf8')) as { gateway: { port: number } }
  const gateway = startGalley(['start', '--no-example'], { data, cwd: project })
  try {
    await gateway.said('enter?ticket=')
    const url = `http://127.0.0.1:${settings.gateway.port}`
    const token = readFileSync(join(data, 'keys', 'gateway-token'), 'utf8').trim()
    const named = async (host: string): Promise<number | undefined> => (await askAs(host, settings.gateway.port)).statusCode
    expect([await named('galley.test'), await named('other.test')]).toEqual([200, 421])
    const post = async (brief: object): Promise<{ status: number; body: { id: string; code?: string } }> => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
      const answer = await fetch(`${url}/v1/drafts`, { method: 'POST', headers, body: JSON.stringify({ topic: 'Bees', ...brief }) })
      return { status: answer.status, body: (await answer.json()) as { id: string; code?: string } }
    }
    expect((await post({ sources: { folder: join(root, 'examples') } })).status).toBe(403)
    expect((await post({ models: { default: 'openai' }, sources: { folder: 'bees' } })).status).toBe(403)
    expect((await post({ sources: { web: true } })).body.code).toBe('SOURCES_EMPTY')
    const first = await post({ sources: { folder: '.' } })
    const second = await post({ sources: { folder: '.' } })
    expect([first.status, second.status]).toEqual([202, 202])
    const statusOf = async (id: string): Promise<string> =>
      ((await (await fetch(`${url}/v1/drafts/${id}`, { headers: { authorization: `Bearer ${token}` } })).json()) as Draft).status
    await expect.poll(() => server.calls.length, { timeout: 20_000 }).toBeGreaterThan(0)
    expect([await statusOf(first.body.id), await statusOf(second.body.id)]).toEqual(['running', 'queued'])
  } finally {
    gateway.child.kill('SIGTERM')
    await gateway.done
  }
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Asks `/livez` under another name, as a page of that name would. */
function askAs(host: string, port: number): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: '/livez', headers: { host } }, resolve).on('error', reject).end()
  })
}
