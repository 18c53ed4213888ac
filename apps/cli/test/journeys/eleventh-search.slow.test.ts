import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Draft } from '@galley/sdk'
import { testWall } from '@galley/runtime'
import { expect, it, onTestFinished } from 'vitest'
import { newPerson } from '../plugin-sources/people.ts'
import { root } from './start-galley.ts'

// An afternoon's search: begun from the template, changed in the four places that its README names, then checked, packed, signed, installed
// and asked behind the wall for a draft.

const { holds, layers } = await testWall({ node: { execPath: process.execPath } })
// oxlint-disable-next-line no-console -- a test that does not run says so
if (!holds) console.warn('the wall does not hold here, so no plugin of others is let in', layers)

const page = `<title>The harbour of Lund</title><h1>The harbour of Lund</h1>${'<p>The harbour of Lund was rebuilt in four years. The harbour of Lund holds 340 ships. The rebuilding of the harbour began in 1872.</p>'.repeat(2)}`

/** A search service of another form than the template's, and the page that it finds. */
async function startService(): Promise<{ readonly host: string; readonly asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = []
  const server = createServer((request, response) => {
    asked.push(request)
    const isPage = request.url === '/lund'
    const link = `http://${request.headers.host}/lund`
    const found = JSON.stringify({ items: [{ link, heading: 'The harbour of Lund', extract: 'Rebuilt in four years.' }] })
    response.writeHead(200, { 'content-type': isPage ? 'text/html; charset=utf-8' : 'application/json' }).end(isPage ? page : found)
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

/** Changes of the template's texts, as its README asks for them. */
const changes: readonly (readonly [string, string])[] = [
  ['api.example.org/search', 'find.example.org/v2/items'],
  ["url.searchParams.set('lang'", "url.searchParams.set('locale'"],
  ['&lang=', '&locale='],
  ['/search`', '/v2/items`'],
  ['.org\\/search', '.org\\/v2\\/items'],
  ['api.example.org', 'find.example.org'],
  ['const { results } =', 'const { items } ='],
  ['objectsIn(results)', 'objectsIn(items)'],
  ['total: results.length, results', 'items: results'],
  ["result['url']", "result['link']"],
  ["result['title']", "result['heading']"],
  ["result['summary']", "result['extract']"],
  ["url: 'https://bees", "link: 'https://bees"],
  ["title: 'The <b>bee", "heading: 'The <b>bee"],
  ["summary: 'Bees", "extract: 'Bees"],
  ["url: 'javascript:1'", "link: 'javascript:1'"],
  ["service: 'Example'", "service: 'Finder'"],
  ["provider: 'example'", "provider: 'finder'"],
  ['"engines"', '"dependencies": { "@galley/sdk": "workspace:*" }, "engines"'],
  ['"name": "EXAMPLE"', '"name": "FINDER"'],
]

it.runIf(holds)('an eleventh search is begun, changed, tested, packed, installed and drafted with', { timeout: 120_000 }, async () => {
  const { dir, galley, write } = await newPerson({ installs: true })
  const { host, asked } = await startService()
  const well = async (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> => {
    const { code, said, out = '' } = await galley(args, { env, ask: async () => Promise.resolve('y') })
    expect(code, said).toBe(0)
    return out
  }
  // As the installed program writes it, which names released packages; the packages of this clone stand in for them below.
  await galley(['plugin', 'new', 'search', '@me/finder'], { cloneRoot: null })
  const folder = join(dir, 'finder')
  mkdirSync(join(folder, 'node_modules', '@galley'), { recursive: true })
  for (const name of ['sdk', 'pack']) symlinkSync(join(root, 'packages', name), join(folder, 'node_modules', '@galley', name))
  symlinkSync(join(root, 'node_modules', '@types'), join(folder, 'node_modules', '@types'))
  // Instead of npm and a registry; plugin-outside.slow.test.ts goes that way.
  cpSync(join(root, 'plugins', 'echo', 'sbom.lock.json'), join(folder, 'sbom.lock.json'))

  const run = async (...words: readonly string[]): Promise<string> =>
    (await promisify(execFile)(process.execPath, [...words], { cwd: folder })).stdout
  const check = async (): Promise<string> => {
    await run(join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '--customConditions', 'galley-source')
    return run('--conditions=galley-source', '--test', '--test-isolation=none', '--test-reporter=tap')
  }
  expect(await check()).toMatch(/^# pass 10$/m)
  for (const file of ['package.json', 'src/index.ts', 'src/index.test.ts'].map((path) => join(folder, path)))
    writeFileSync(
      file,
      changes.reduce((text, [before, after]) => text.replaceAll(before, after), readFileSync(file, 'utf8')),
    )
  expect(await check()).toMatch(/^# pass 10$/m)

  write('me.json', await well(['key', 'new', 'me']))
  await well(['key', 'trust', 'me.json', '--reviewers', '0'])
  await well(['plugin', 'pack', 'finder', '--key', 'me'])
  const settings = {
    search: ['@me/finder'],
    services: { '@me/finder': { url: `http://${host}` } },
    fetch: { privateHosts: [host], gapMs: 0 },
  }
  write('galley.config.json', JSON.stringify(settings))
  await well(['plugin', 'install', 'me-finder-0.1.0.tgz'])
  const key = { GALLEY_SECRET_FINDER: 'finder-0123456789' }
  const draft = JSON.parse(
    await well(['draft', 'How long did the rebuilding of the harbour of Lund take?', '--web', '--words', '100', '--format', 'json'], key),
  ) as Draft
  expect(draft.sources.map(({ address }) => address)).toEqual([`http://${host}/lund`])
  expect(draft.plugins.map(({ name }) => name)).toContain('@me/finder')
  const [search, ...rest] = asked.filter(({ url }) => url?.startsWith('/v2/items?'))
  expect(search?.headers.authorization).toBe('Bearer finder-0123456789')
  expect(rest.length).toBeLessThan(10)
})
