import { createServer, type Server } from 'node:http'
import { cpSync, existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { tempFolder } from '@galley/testkit/vitest'
import { createKey, createSigner, digest, signRelease, type Signer } from '@galley/trust'
import { isFault } from '@galley/fault'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openIndexFolder } from '../index-folder/index-folder.ts'
import type { IndexChoice } from './open-trusted-index.ts'
import { kindOfSpec } from './kind-of-spec.ts'
import { indexServices } from './index-services.ts'
import type { FetchedRelease, SpecServices } from './spec-kind.ts'

const clock = (): Date => new Date('2026-11-28T12:00:00Z')
const [ada, me]: readonly Signer[] = [createSigner(createKey()), createSigner(createKey())]
const root = tempFolder()
const shelf = join(root, 'shelf')
let firstRoot = ''

/** Writes the three files of a release, as an author has them. */
function writeRelease(version: string): string {
  const file = join(root, `me-x-${version}.tgz`)
  const tarball = new TextEncoder().encode(`tarball ${version}`)
  const bundles = signRelease({ name: '@me/x', version, tarball, files: new Map(), sbom: { bomFormat: 'CycloneDX' } }, me!)
  writeFileSync(file, tarball)
  writeFileSync(`${file}.cdx.json`, '{}')
  writeFileSync(`${file}.bundles.jsonl`, bundles)
  return file
}

beforeAll(() => {
  const index = openIndexFolder({ dir: shelf, clock })
  firstRoot = `sha256:${index.init({ root: [ada!.publicPem], threshold: 1, online: ada!.publicPem }, [ada!]).rootDigest}`
  index.delegate('@me', me!.publicPem, [ada!])
  for (const version of ['1.2.0', '1.10.0', '2.0.0-rc.1']) index.add(writeRelease(version), [me!])
  index.publish([ada!], 7)
})

let dataDir = ''
beforeEach(() => {
  dataDir = tempFolder()
})

function services(index: IndexChoice | null, privateHosts: readonly string[] = []): SpecServices {
  const settings = { fetch: { privateHosts, contact: 'tests', gapMs: 0 }, ...(index ? { index } : {}) } as never
  const unused = (): never => {
    throw new Error('an index asks no registry')
  }
  const ofIndex = indexServices({ settings, clock, sleep: () => Promise.resolve(), version: '0.0.0' })
  return { projectDir: root, dataDir, env: {}, clock, fetch: unused, registry: unused, ...ofIndex }
}

async function get(spec: string, index: IndexChoice | null, privateHosts?: readonly string[]): Promise<FetchedRelease> {
  return kindOfSpec(spec).fetch(spec, services(index, privateHosts))
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'fine',
    (error: unknown) => (isFault(error) ? error.code : String(error)),
  )
}

const url = (): string => pathToFileURL(shelf).href

test('a release comes from a folder by its bare name and by index:, the newest release where no version is named', async () => {
  const exact = await get('@me/x@1.2.0', { url: url(), root: firstRoot })
  expect([new TextDecoder().decode(exact.tarball), exact.spec]).toEqual(['tarball 1.2.0', 'index:@me/x@1.2.0'])
  // What was trusted once needs no root again.
  const newest = await get('index:@me/x', { url: url() })
  expect([new TextDecoder().decode(newest.tarball), newest.spec]).toEqual(['tarball 1.10.0', 'index:@me/x@1.10.0'])
})

test('an update is found, and none where there is none', async () => {
  const { newest } = kindOfSpec('index:@me/x@1.2.0')
  const at = services({ url: url(), root: firstRoot })
  expect(await newest({ spec: 'index:@me/x@1.2.0', name: '@me/x', version: '1.2.0' }, at)).toBe('index:@me/x@1.10.0')
  expect(await newest({ spec: 'index:@me/x@1.10.0', name: '@me/x', version: '1.10.0' }, at)).toBeNull()
})

test('no root is trusted in silence, and no other one than was named', async () => {
  const other = `sha256:${'0'.repeat(64)}`
  expect(await codeOf(get('@me/x@1.2.0', { url: url() }))).toBe('INDEX_ROOT_UNKNOWN')
  expect(await codeOf(get('@me/x@1.2.0', { url: url(), root: other }))).toBe('INDEX_ROOT_WRONG')
  expect(existsSync(join(dataDir, 'trust'))).toBe(false)
  expect(await codeOf(get('@me/x@1.2.0', { url: url(), root: firstRoot }))).toBe('fine')
  expect(await codeOf(get('@me/x@1.2.0', { url: url(), root: other }))).toBe('INDEX_ROOT_OTHER')
  expect(await codeOf(get('index:@me/x@1.2.0', null))).toBe('INDEX_NOT_SET')
})

test('what is known of an index is its owner’s alone, and holds against an older copy of the folder', async () => {
  const copy = join(dataDir, 'copy')
  cpSync(shelf, copy, { recursive: true })
  const at = { url: pathToFileURL(copy).href, root: firstRoot }
  const index = openIndexFolder({ dir: copy, clock })
  index.publish([ada!], 7)
  expect(await codeOf(get('@me/x@1.2.0', at))).toBe('fine')
  const [folder] = readdirSync(join(dataDir, 'trust', 'index'))
  const kept = join(dataDir, 'trust', 'index', folder!)
  expect(readdirSync(kept).toSorted()).toEqual([
    'first-root.sha256',
    'root.json',
    'scope.me.json',
    'snapshot.json',
    'targets.json',
    'timestamp.json',
  ])
  if (process.platform !== 'win32') for (const file of readdirSync(kept)) expect(statSync(join(kept, file)).mode & 0o777).toBe(0o600)
  cpSync(shelf, copy, { recursive: true })
  expect(await codeOf(get('@me/x@1.2.0', at))).toBe('INDEX_ROLLBACK')
})

let server: Server | undefined
afterEach(() => server?.close())

async function serve(answer: (path: string) => Buffer | null, headers: Record<string, string> = {}): Promise<string> {
  server = createServer((request, response) => {
    const bytes = answer(decodeURIComponent(request.url ?? ''))
    if (bytes === null) response.writeHead(404).end('no')
    else response.writeHead(200, headers).end(bytes)
  })
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done))
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

const fromShelf = (path: string): Buffer | null => (existsSync(join(shelf, path)) ? readFileSync(join(shelf, path)) : null)

test('any web server serves an index, a private one only when it is named', async () => {
  // Some servers call every .tgz packed, which is a word about the file and none about the transfer.
  const host = await serve(fromShelf, { 'content-type': 'application/x-gzip', 'content-encoding': 'x-gzip' })
  const at = { url: `http://${host}`, root: firstRoot }
  expect(await codeOf(get('@me/x@1.2.0', at))).toBe('FETCH_REFUSED')
  const { tarball } = await get('@me/x@1.2.0', at, [host])
  expect(digest('sha256', tarball)).toBe(digest('sha256', 'tarball 1.2.0'))
})

test('a server that sends more than is listed is stopped', async () => {
  const host = await serve((path) => (path.endsWith('.tgz') ? Buffer.alloc(1_000_000) : fromShelf(path)))
  expect(await codeOf(get('@me/x@1.2.0', { url: `http://${host}`, root: firstRoot }, [host]))).toBe('INDEX_TAMPERED')
})

test('a server that fails or sends elsewhere is no index', async () => {
  const host = await serve(() => null)
  expect(await codeOf(get('@me/x@1.2.0', { url: `http://${host}`, root: firstRoot }, [host]))).toBe('INDEX_INCOMPLETE')
})

test.each([
  '@me/x@latest',
  '@me/x@^1.0.0',
  'index:../x',
  'npm:@me/x@',
  'index:',
  '@Me/x@1.0.0',
  '@me/x@1.0',
  'npm:@me/../x@1.0.0',
  '@me/x@1.0.0 --yes',
])('%s is no spec', (spec) => expect(() => kindOfSpec(spec)).toThrow(expect.objectContaining({ code: 'SPEC_INVALID' })))
