import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, request, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Draft } from '@galley/sdk'
import { expect, it, onTestFinished } from 'vitest'
import { startModel } from './draft-within.ts'
import { freshData, galley, root, startGalley } from './start-galley.ts'

/** A server of pages and searches that notes who asked for what, and when. */
async function startSite(finds: (host: string) => readonly object[] = () => []): Promise<{
  readonly url: string
  readonly host: string
  readonly asked: { path: string; agent: string; at: number }[]
}> {
  const asked: { path: string; agent: string; at: number }[] = []
  const server = createServer((asking, answer) => {
    asked.push({ path: asking.url ?? '', agent: asking.headers['user-agent'] ?? '', at: performance.now() })
    if (asking.url?.includes('format=json'))
      return void answer
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ results: finds(asking.headers.host ?? ''), query: { search: [] } }))
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

it.each(['file', 'environment'])('the settings of models, searches and fetches reach the servers that they name: by %s', async (place) => {
  const data = await freshData()
  const [server, editor, site, wiki] = [
    await startModel(),
    await startModel({ models: ['other-8b', 'editor-8b'] }),
    await startSite(),
    await startSite(),
  ]
  const fetches = { privateHosts: [site.host], contact: 'ops@example.org', gapMs: 400 }
  const common = { models: { editor: { url: editor.url, name: 'editor-8b' } }, fetch: fetches }
  const project = makeProject(
    data,
    place === 'file'
      ? {
          ...common,
          model: { url: server.url, name: 'mine-8b' },
          services: { searxng: { url: `${site.url}/searx` }, wikipedia: { url: wiki.url } },
        }
      : { model: { name: 'not-this-file' } },
  )
  const env = {
    GALLEY_CONFIG: join(makeProject(data, common), 'galley.config.json'),
    GALLEY_CWD: project,
    GALLEY_MODEL_URL: server.url,
    GALLEY_MODEL: 'mine-8b',
    GALLEY_SEARXNG_URL: `${site.url}/searx`,
    GALLEY_WIKIPEDIA_URL: wiki.url,
  }
  const brief = { topic: 'Trams of Utrecht', words: 150, sources: { urls: [`${site.url}/a`, `${site.url}/b`], web: true } }
  writeFileSync(join(project, 'brief.json'), JSON.stringify(brief))
  const done = await galley(
    ['draft', '--brief', 'brief.json', '--format', 'json'],
    place === 'file' ? { data, cwd: project } : { data, env },
  )
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

it.each([60, 0])('a search is answered from what it found before, for as long as the settings say: %s minutes', async (minutes) => {
  const data = await freshData()
  const site = await startSite((host) => [{ url: `http://${host}/a`, title: 'Trams of Utrecht', content: 'A tram line of Utrecht.' }])
  const project = makeProject(data, {
    services: { searxng: { url: `${site.url}/searx` } },
    fetch: { privateHosts: [site.host], gapMs: 0, keepSearchMinutes: minutes },
  })
  const searched: number[] = []
  for (const _ of [1, 2]) {
    const done = await galley(['draft', 'Trams of Utrecht', '--web', '--words', '150', '--model', 'none'], { data, cwd: project })
    expect(done.code, done.stderr).toBeLessThan(2)
    searched.push(site.asked.filter(({ path }) => path.startsWith('/searx/')).length)
  }
  expect(searched[0]).toBeGreaterThan(0)
  expect(searched[1]).toBe((searched[0] ?? 0) * (minutes === 0 ? 2 : 1))
})

it.each(['file', 'environment'])(
  'the settings of the gateway decide where it listens, for whom, what it reads and how much it does at once: by %s',
  async (place) => {
    const data = await freshData()
    const server = await startModel({ script: () => new Promise<never>(() => {}) })
    const port = await freePort()
    const byFile = place === 'file'
    const project = makeProject(data, {
      gateway: { host: byFile ? '127.0.0.1' : '192.0.2.1', port: byFile ? port : 1, allowedHosts: ['galley.test'] },
      sourceRoots: ['mine'],
      workers: 1,
      onlyLocal: byFile,
      model: { url: server.url },
    })
    const env = byFile ? {} : { GALLEY_HOST: '127.0.0.1', GALLEY_PORT: String(port), GALLEY_ONLY_LOCAL: '1' }
    mkdirSync(join(project, 'mine'))
    writeFileSync(join(project, 'mine', 'bees.md'), '# Bees\n\nA hive holds 40,000 bees. Bees make honey in summer.\n')
    const gateway = startGalley(['start', '--no-example'], { data, env, cwd: project })
    try {
      await gateway.said('enter?ticket=')
      const url = `http://127.0.0.1:${port}`
      const token = readFileSync(join(data, 'keys', 'gateway-token'), 'utf8').trim()
      const named = async (host: string): Promise<number | undefined> => (await askAs(host, port)).statusCode
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
  },
)

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
