import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Draft } from '@galley/sdk'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, it, onTestFinished } from 'vitest'
import { freshData, galley } from './start-galley.ts'

const keys = { BRAVE: 'BSA-brave/0123456789', TAVILY: 'tvly-tavily/0123456789', OPENALEX: 'alex+openalex/0123456789' }

const page = (name: string): string =>
  `<title>${name}</title><article><h1>${name}</h1>${Array.from({ length: 6 }, (_, n) => `<p>The ${name} tram line ${n} of Utrecht was opened in ${1901 + n} and carries ${n + 2},000 people a day.</p>`).join('')}</article>`

/** Services and the pages that they find, on one port; what comes in is written down. */
async function startServices(): Promise<{ readonly host: string; readonly asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = []
  const server = createServer((request, response) => {
    asked.push(request)
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

/** Each service repeats whatever it was sent; one of them has had enough. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  const { pathname: path } = new URL(request.url ?? '/', 'http://x')
  const at = (name: string): string => `http://${request.headers.host}/page-${name}`
  const echo = JSON.stringify([request.url, request.headers])
  const json = (value: object): void =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ...value, echo }))
  if (path.startsWith('/page-')) response.writeHead(200, { 'content-type': 'text/html' }).end(page(path.slice('/page-'.length)))
  else if (path === '/brave/res/v1/web/search') json({ web: { results: [{ url: at('brave'), title: 'Trams', description: echo }] } })
  else if (path === '/tavily/search')
    json({
      results: [
        { url: at('tavily'), title: 'Trams', content: echo },
        { url: at('brave'), title: 'Trams', content: '' },
      ],
    })
  else if (path === '/openalex/works') json({ results: [{ doi: at('openalex'), display_name: echo.slice(0, 200) }] })
  else response.writeHead(429, { 'content-type': 'text/plain', 'retry-after': '3600' }).end(`Rate exceeded. ${echo}`)
}

/** Every file below a folder whose bytes hold a text. */
function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(text))
    .map(({ name }) => name)
}

it('writes a draft from four searches at once, with one of them down, and the keys are nowhere', async () => {
  const { host, asked } = await startServices()
  const folder = tempFolder()
  const config = join(folder, 'galley.config.json')
  const search = ['brave', 'tavily', 'openalex', 'arxiv']
  const services = Object.fromEntries(search.map((name) => [name, { url: `http://${host}/${name}` }]))
  writeFileSync(config, JSON.stringify({ search, services, fetch: { privateHosts: [host], gapMs: 0 } }))
  const data = await freshData()
  const secrets = Object.fromEntries(Object.entries(keys).map(([name, key]) => [`GALLEY_SECRET_${name}`, key]))
  const command = ['draft', 'Trams of Utrecht', '--words', '150', '--model', 'none', '--format', 'json']
  const env = { GALLEY_CONFIG: config, ...secrets }

  const missing = await galley(command, { data, env: { ...env, GALLEY_SECRET_TAVILY: '' } })
  expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('SECRET_MISSING')])

  const done = await galley(command, { data, env })
  expect(done.code, done.stderr).toBeLessThan(2)
  const draft = JSON.parse(done.stdout) as Draft
  expect(draft.sources.map(({ address }) => address).sort()).toEqual(
    ['brave', 'openalex', 'tavily'].map((name) => `http://${host}/page-${name}`),
  )
  expect(draft.notRead?.map(({ kind, name, reason }) => [kind, name, reason])).toEqual([
    ['search', `@galley/search-arxiv at http://${host}/arxiv`, expect.stringContaining('asks to wait 3600 seconds (429): Rate exceeded.')],
  ])
  expect(draft.plugins.map(({ name }) => name)).toEqual(expect.arrayContaining(search.map((name) => `@galley/search-${name}`)))

  const sent = (path: string): IncomingMessage | undefined => asked.find(({ url }) => url?.startsWith(path))
  expect(sent('/brave')?.headers['x-subscription-token']).toBe(keys.BRAVE)
  expect(sent('/tavily')?.headers.authorization).toBe(`Bearer ${keys.TAVILY}`)
  expect(new URL(sent('/openalex')?.url ?? '', 'http://x').searchParams.get('api_key')).toBe(keys.OPENALEX)
  for (const read of asked.filter(({ url }) => url?.startsWith('/page-') || url?.startsWith('/arxiv')))
    expect(JSON.stringify([read.url, read.headers])).not.toContain('0123456789')

  const events = await galley(['drafts', 'events', draft.id], { data, env })
  const told = [done.stdout, done.stderr, events.stdout, missing.stderr]
  // Each key ends so, whatever its signs become on the way.
  expect(told.join('\n')).not.toContain('0123456789')
  expect(filesWith(data, '0123456789')).toEqual([])
  expect(filesWith(data, 'opened in 1902').length).toBeGreaterThan(0)
})
