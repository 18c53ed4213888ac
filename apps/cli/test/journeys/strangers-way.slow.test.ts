import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Draft } from '@galley/sdk'
import { testWall } from '@galley/runtime'
import { tempFolder } from '@galley/testkit/vitest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runHere, type Ended } from '../faults/run-here.ts'
import { startRegistry } from '../plugin-sources/start-registry.ts'
import { freshData, root } from './start-galley.ts'

// From one stranger to another, each in a folder of their own: an author makes a search tool and an editor, two reviewers look, three others
// install both, from files, from an npm registry and from an index, and draft with them; then an update that asks for more, and a
// revocation. By the commands of README.

const { holds, layers } = await testWall({ node: { execPath: process.execPath } })
// oxlint-disable-next-line no-console -- a test that does not run says so
if (!holds) console.warn('the wall does not hold here, so no stranger is let in', layers)

const page = `<title>The harbour of Lund</title><h1>The harbour of Lund</h1>${'<p>The harbour of Lund was rebuilt in four years. The harbour of Lund holds 340 ships. The rebuilding of the harbour began in 1872.</p>'.repeat(2)}`

const npm = join(root, 'tools', 'node_modules', 'npm', 'bin', 'npm-cli.js')
const folders = ['wire', 'press-editor'] as const

/** Those who install, and the specs by which each of them names a plugin. */
const users: readonly (readonly [string, string, (folder: string) => readonly string[]])[] = [
  ['files', 'carl', (folder) => [`../me/me-${folder}-1.0.0.tgz`]],
  ['an npm registry', 'dora', (folder) => [`npm:@me/${folder}`]],
  ['an index', 'emil', (folder) => [`@me/${folder}@1.0.0`, '--index', '../ada/shelf', '--root', indexRoot]],
]

const [place, packed] = [tempFolder(), tempFolder()]
let port = 0
/** Digest of the index's root, as `galley index init` printed it. */
let indexRoot = ''
const asked: string[] = []
const server = createServer((request, response) => {
  asked.push(request.url ?? '')
  const isOsv = request.method === 'POST'
  response.setHeader('content-type', isOsv ? 'application/json' : 'text/html; charset=utf-8')
  if (!isOsv) return void response.end(page)
  let body = ''
  request
    .on('data', (text: Buffer) => (body += text.toString()))
    .on('end', () => {
      const { queries = [] } = JSON.parse(body) as { queries?: readonly unknown[] }
      response.end(JSON.stringify({ results: queries.map(() => ({})) }))
    })
})

/** Runs a command as somebody: in their folder, on their data. */
async function as(person: string, ...args: readonly string[]): Promise<Ended & { readonly out: string }> {
  return run(person, args)
}

/** As `as`, at a terminal, where somebody answers yes. */
async function seated(person: string, ...args: readonly string[]): Promise<Ended> {
  return run(person, args, async () => Promise.resolve('y'))
}

async function run(person: string, args: readonly string[], ask?: () => Promise<string>): Promise<Ended & { readonly out: string }> {
  const out: string[] = []
  const cwd = join(place, person)
  const ended = await runHere(args, {
    cwd,
    data: join(place, `${person}-data`),
    env: { GALLEY_OSV_URL: `http://127.0.0.1:${port}`, NPM_CONFIG_USERCONFIG: join(place, '.npmrc') },
    out: (text) => void out.push(String(text)),
    ask,
  })
  return { ...ended, out: out.join('') }
}

/** As `as`, and it must go well. */
async function well(person: string, ...args: readonly string[]): Promise<string> {
  const { code, said, out } = await as(person, ...args)
  expect(code, said).toBe(0)
  return out + said
}

/** Writes a plugin's folder as an author has it, with the packages that npm would have brought. */
function plugin(folder: string, version: string, galley: object, source: string): void {
  const dir = join(place, 'me', folder)
  const echo = join(root, 'plugins', 'echo')
  mkdirSync(join(dir, 'src'), { recursive: true })
  mkdirSync(join(dir, 'node_modules', '@galley'), { recursive: true })
  for (const name of ['sdk', 'pack']) {
    const link = join(dir, 'node_modules', '@galley', name)
    if (!existsSync(link)) symlinkSync(join(root, 'packages', name), link)
  }
  for (const file of ['sbom.lock.json', 'README.md']) cpSync(join(echo, file), join(dir, file))
  const about = { name: `@me/${folder}`, version, description: 'A plugin of a stranger', license: 'MIT', type: 'module' }
  const manifest = {
    ...about,
    dependencies: { '@galley/sdk': 'workspace:*' },
    galley: { schemaVersion: 1, main: 'src/index.ts', ...galley },
  }
  writeFileSync(join(dir, 'package.json'), JSON.stringify(manifest))
  writeFileSync(join(dir, 'src', 'index.ts'), source)
}

function wire(version: string, permissions: object = {}): void {
  const hit = `{ address: 'http://127.0.0.1:${port}/lund', title: 'The harbour of Lund', snippet: 'rebuilt in four years', provider: 'wire' }`
  const source = `import { defineTool } from '@galley/sdk'\nexport default defineTool({ search: async () => ({ hits: [${hit}] }) })\n`
  plugin('wire', version, { kind: 'tool', provides: ['search'], permissions }, source)
}

/** Two reviewers look at a release, and vouch for it. */
async function vetted(file: string): Promise<void> {
  for (const reviewer of ['ada', 'bob'])
    expect(await seated(reviewer, 'plugin', 'vet', `../me/${file}`, '--key', reviewer)).toMatchObject({ code: 0 })
}

describe.runIf(holds)('from one stranger to another', () => {
  beforeAll(async () => {
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
    for (const person of ['me', 'ada', 'bob', 'fred']) mkdirSync(join(place, person))
    await freshData(packed)
    const settings = {
      search: ['@me/wire'],
      team: { editor: '@me/press-editor' },
      fetch: { privateHosts: [`127.0.0.1:${port}`], gapMs: 0 },
    }
    for (const [, user] of users) {
      mkdirSync(join(place, user))
      cpSync(packed, join(place, `${user}-data`), { recursive: true })
      writeFileSync(join(place, user, 'galley.config.json'), JSON.stringify(settings))
    }
  })
  afterAll(() => {
    server.close()
  })

  it('an author packs and signs; two reviewers vet', async () => {
    writeFileSync(join(place, 'me', 'me.json'), (await as('me', 'key', 'new', 'me')).out)
    for (const reviewer of ['ada', 'bob']) {
      writeFileSync(join(place, reviewer, `${reviewer}.json`), (await as(reviewer, 'key', 'new', reviewer, '--role', 'reviewer')).out)
      await well(reviewer, 'key', 'trust', '../me/me.json')
    }
    wire('1.0.0')
    const review = `import { defineAgent } from '@galley/sdk'\nexport default defineAgent('editor', { review: () => ({ issues: [], acceptance: [] }) })\n`
    plugin('press-editor', '1.0.0', { kind: 'agent', role: 'editor', permissions: {} }, review)
    for (const folder of folders) {
      await well('me', 'plugin', 'pack', folder)
      await well('me', 'plugin', 'sign', `me-${folder}-1.0.0.tgz`, '--key', 'me')
      await vetted(`me-${folder}-1.0.0.tgz`)
    }
    const recording = readFileSync(join(place, 'me', 'me-wire-1.0.0.tgz.ada.recording.json'), 'utf8')
    expect(JSON.parse(recording)).toMatchObject({ operations: [{ operation: 'search', fault: null }], calls: [] })
    const [verdict = ''] = readFileSync(join(place, 'me', 'me-wire-1.0.0.tgz.bundles.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .slice(-2)
    const payload = (JSON.parse(verdict) as { dsseEnvelope: { payload: string } }).dsseEnvelope.payload
    expect(Buffer.from(payload, 'base64').toString('utf8')).toContain(createHash('sha256').update(recording).digest('hex'))
  })

  it('the author publishes both with their papers to an npm registry, and a reviewer keeps an index', async () => {
    const registry = await startRegistry(afterAll)
    writeFileSync(join(place, '.npmrc'), `registry=${registry.url}\n//${registry.host}/:_authToken=none\n`)
    const [cwd, cache] = [join(place, 'me'), join(place, '.npm')]
    const env = { PATH: process.env['PATH'], HOME: place, npm_config_cache: cache, NPM_CONFIG_USERCONFIG: join(place, '.npmrc') }
    const shelf = ['--dir', '../ada/shelf'] as const
    indexRoot = (await as('ada', 'index', 'init', 'shelf', '--key', 'ada')).out.trim()
    await well('ada', 'index', 'delegate', '@me', '--to', '../me/me.json', '--key', 'ada', ...shelf)
    for (const folder of folders) {
      const file = `me-${folder}-1.0.0.tgz`
      const papers = (await as('me', 'plugin', 'papers', file)).out.trim()
      for (const what of [file, papers])
        await promisify(execFile)(process.execPath, [npm, 'publish', `./${what}`, '--access', 'public'], { cwd, env })
      await well('me', 'index', 'add', file, '--key', 'me', ...shelf)
    }
    await well('ada', 'index', 'publish', '--key', 'ada', ...shelf)
    expect([...registry.packages.keys()].sort()).toEqual(folders.flatMap((name) => [`@me/${name}`, `@me/${name}-papers`]).sort())
  })

  it('nobody is let in without a policy, nor with one reviewer of two', async () => {
    const install = ['plugin', 'install', '../me/me-wire-1.0.0.tgz', '--yes'] as const
    expect(await as('fred', ...install)).toMatchObject({ code: 2, said: expect.stringContaining('POLICY_MISSING') as string })
    await well('fred', 'key', 'trust', '../me/me.json', '--reviewers', '2')
    await well('fred', 'key', 'trust', '../ada/ada.json')
    expect(await as('fred', ...install)).toMatchObject({ code: 3, said: expect.stringContaining('STATEMENT_MISSING') as string })
    expect(existsSync(join(place, 'fred', 'plugins.lock.json'))).toBe(false)
  })

  it.each(users)('somebody installs both from %s, and drafts with them', async (_, user, specOf) => {
    for (const signer of ['me', 'ada', 'bob']) await well(user, 'key', 'trust', `../${signer}/${signer}.json`, '--reviewers', '2')
    for (const folder of folders) await well(user, 'plugin', 'install', ...specOf(folder), '--yes')
    const topic = 'How long did the rebuilding of the harbour of Lund take?'
    const json = await as(user, 'draft', topic, '--web', '--words', '100', '--format', 'json')
    expect(json.code, json.said).toBe(0)
    const draft = JSON.parse(json.out) as Draft
    expect(draft.sources.map(({ address }) => address)).toContain(`http://127.0.0.1:${port}/lund`)
    expect(draft.plugins.map(({ name }) => name)).toEqual(expect.arrayContaining(['@me/wire', '@me/press-editor']))
    expect(await well(user, 'plugin', 'explain', '@me/wire')).toContain(draft.id)
    await well(user, 'drafts', 'export', draft.id, '-o', 'lund.md')
    const stated = await well(user, 'verify', 'lund.md')
    for (const name of ['@me/wire', '@me/press-editor'])
      expect(stated).toMatch(new RegExp(`${name} 1\\.0\\.0, by me, reviewed by ada and bob`))
  })

  it('a release can be looked at before it is installed', async () => {
    const verified = await well('carl', 'plugin', 'verify', '../me/me-wire-1.0.0.tgz')
    for (const words of ['made by   me', 'reviewed  by ada', 'reviewed  by bob', 'not checked']) expect(verified).toContain(words)
  })

  it('an update that asks for more is not taken in silence', async () => {
    wire('1.1.0', { fetch: { allowedHosts: ['collector.example.org'], methods: ['GET'], reasoning: 'Counts its users' } })
    await well('me', 'plugin', 'pack', 'wire', '--key', 'me')
    for (const reviewer of ['ada', 'bob'])
      expect(await as(reviewer, 'plugin', 'vet', '../me/me-wire-1.1.0.tgz', '--key', reviewer, '--yes')).toMatchObject({
        code: 1,
        said: expect.stringMatching(
          /It declares fetch and did not use it in the trial\.[^]*Nothing was signed: `--yes` signs only/,
        ) as string,
      })
    await vetted('me-wire-1.1.0.tgz')
    const { code, said } = await as('carl', 'plugin', 'update')
    expect([code, said]).toEqual([2, expect.stringContaining('+ requests to collector.example.org')])
    expect(said).toContain('CONSENT_MISSING')
    expect(await well('carl', 'plugin', 'list')).toMatch(/@me\/wire +1\.0\.0/)
  })

  it('what was revoked is refused at the next load', async () => {
    await well('carl', 'key', 'revoke', 'me')
    expect(await as('carl', 'plugin', 'call', '@me/wire', 'search', '--input', '{"query":"x","k":1}')).toMatchObject({
      code: 3,
      said: expect.stringContaining('SIGNER_REVOKED') as string,
    })
    expect(await as('carl', 'plugin', 'explain', '@me/wire')).toMatchObject({ code: 1 })
    await well('carl', 'plugin', 'remove', '@me/wire')
  })
})
