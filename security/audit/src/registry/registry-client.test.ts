import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { describe, expect, test } from 'vitest'
import { recordedFetch, type Asked } from '../../test/recorded-fetch.ts'
import type { RequestLimits } from './ask-registry.ts'
import { readRegistries } from './registries.ts'
import { createFolderCache, createMemoryCache, type RegistryCache } from './registry-cache.ts'
import { createRegistryClient, type RegistryClient } from './registry-client.ts'

const packument = {
  name: 'acme',
  'dist-tags': { latest: '1.0.0' },
  versions: { '1.0.0': { dist: { integrity: 'sha512-x' } } },
  time: { created: '2020-01-01T00:00:00Z', '1.0.0': '2020-01-01T00:00:00Z' },
}
const userNpmrc = 'registry=https://npm.acme.test/\n//npm.acme.test/:_authToken=s3cret-t0ken\n'

interface Setting {
  readonly cache?: RegistryCache
  readonly now?: string
  readonly limits?: Partial<RequestLimits>
  readonly npmrc?: string
}

function clientOf(answers: Readonly<Record<string, unknown>>, setting: Setting = {}): { client: RegistryClient; asked: readonly Asked[] } {
  const { fetch, asked } = recordedFetch(answers)
  const registries = readRegistries({ projectNpmrc: null, userNpmrc: setting.npmrc ?? userNpmrc, pipConf: null, env: {} })
  const clock = (): Date => new Date(setting.now ?? '2026-11-20T12:00:00Z')
  const client = createRegistryClient({
    fetch,
    clock,
    cache: setting.cache ?? createMemoryCache(),
    registries,
    limits: { timeoutMs: 200, ...setting.limits },
  })
  return { client, asked }
}

test('asks once for each thing, with the secret of that registry', async () => {
  const { client, asked } = clientOf({ '/acme': packument })
  const [one, two] = await Promise.all([client.npm('acme'), client.npm('acme')])
  expect(one?.releases.map(({ version }) => version)).toEqual(['1.0.0'])
  expect(two).toBe(one)
  expect(asked).toEqual([
    { url: 'https://npm.acme.test/acme', headers: { accept: 'application/json', authorization: 'Bearer s3cret-t0ken' } },
  ])
})

describe('the cache', () => {
  test('an answer that may change is used for an hour, also that there is none', async () => {
    const cache = createMemoryCache()
    await clientOf({ '/acme': packument }, { cache }).client.npm('acme')
    await clientOf({}, { cache }).client.npm('other')
    const at = async (now: string): Promise<number> => {
      const { client, asked } = clientOf({ '/acme': packument }, { cache, now })
      await Promise.all([client.npm('acme'), client.npm('other')])
      return asked.length
    }
    expect(await at('2026-11-20T12:59:59Z')).toBe(0)
    expect(await at('2026-11-20T11:59:59Z')).toBe(2) // from the future: not to be used
    expect(await at('2026-11-20T14:00:00Z')).toBe(2)
  })

  test('attestations are kept by the integrity of the tarball, and that there are none is not', async () => {
    const cache = createMemoryCache()
    const release = { name: 'acme', version: '1.0.0', integrity: 'sha512-x' }
    const answers = { '/-/npm/v1/attestations/acme@1.0.0': { attestations: [{ predicateType: 'p', bundle: {} }] } }
    expect(await clientOf({}, { cache }).client.npmAttestations(release)).toBeNull()
    expect(await clientOf(answers, { cache }).client.npmAttestations(release)).toEqual([{ predicateType: 'p', bundle: {} }])
    const later = clientOf({}, { cache, now: '2036-01-01T00:00:00Z' })
    expect(await later.client.npmAttestations(release)).toHaveLength(1)
    expect(later.asked).toEqual([])
    expect(await later.client.npmAttestations({ ...release, integrity: 'sha512-y' })).toBeNull()
  })

  const folder = tempFolder()

  test('in a folder: one file a key, no secret in any of them; a damaged one is none', async () => {
    const cache = createFolderCache(fs, folder)
    await clientOf({ '/acme': packument }, { cache }).client.npm('acme')
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
    expect(files).toHaveLength(1)
    const file = join(folder, files[0]!)
    expect(readFileSync(file, 'utf8')).not.toContain('s3cret')
    const again = clientOf({}, { cache })
    expect((await again.client.npm('acme'))?.latest).toBe('1.0.0')
    expect(again.asked).toEqual([])
    writeFileSync(file, '{"at":')
    expect(await clientOf({}, { cache }).client.npm('acme')).toBeNull()
    expect(createFolderCache(fs, '/dev/null/x').get('k')).toBeNull()
    createFolderCache(fs, '/dev/null/x').put('k', 'v')
  })
})

describe('what is no answer is a fault that says why', () => {
  const hang = async (signal: AbortSignal): Promise<Response> =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
  const down = async (): Promise<Response> => Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }))
  test.each<[string, unknown, RegExp]>([
    ['a refusal', 401, /npm\.acme\.test did not answer what it was asked: it answered 401/],
    ['a failure that stays', 503, /it answered 503/],
    ['no JSON', '<html>', /its answer is no JSON/],
    ['nothing', 'null', /its answer is empty/],
    ['another form', {}, /its answer to npm acme is of another form/],
    ['another package', { ...packument, name: 'evil' }, /of another form/],
    ['a list of versions', { name: 'acme', versions: [] }, /of another form/],
    ['no network', down, /cannot be reached: the network failed \(ECONNREFUSED\)/],
    ['silence', hang, /cannot be reached: no answer within 0\.2 s/],
    ['too much', 'x'.repeat(3 << 20), /larger than 2 MiB/],
  ])('%s', async (_, answer, words) => {
    const failed = await clientOf({ '/acme': answer }, { limits: { maxBytes: 2 << 20 } })
      .client.npm('acme')
      .catch((error: unknown) => error)
    expect(String(failed)).toMatch(words)
    expect(JSON.stringify(failed)).not.toContain('s3cret')
  })

  test('a failure that passes is tried again', async () => {
    let turn = 0
    const { client, asked } = clientOf({
      '/acme': async () => new Response((turn += 1) === 1 ? '' : JSON.stringify(packument), { status: turn === 1 ? 429 : 200 }),
    })
    expect((await client.npm('acme'))?.name).toBe('acme')
    expect(asked).toHaveLength(2)
  })

  test('a registry that is gone is not asked a thousand times', async () => {
    const names = Array.from({ length: 1000 }, (_, index) => `p${index}`)
    const { client, asked } = clientOf(Object.fromEntries(names.map((name) => [`/${name}`, down])), { limits: { concurrent: 4 } })
    const outcomes = await Promise.allSettled(names.map(async (name) => client.npm(name)))
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true)
    expect(asked.length).toBeLessThan(20)
  })
})

test('no more than the limit is under way at once', async () => {
  let [now, most] = [0, 0]
  const slow = async (): Promise<Response> => {
    most = Math.max(most, (now += 1))
    await new Promise((resolve) => setImmediate(resolve))
    now -= 1
    return new Response('', { status: 404 })
  }
  const names = Array.from({ length: 50 }, (_, index) => `p${index}`)
  const { client } = clientOf(Object.fromEntries(names.map((name) => [`/${name}`, slow])), { limits: { concurrent: 7 } })
  await Promise.all(names.map(async (name) => client.npm(name)))
  expect(most).toBe(7)
})

describe('redirects', () => {
  const to = (location: string) => async () => new Response(null, { status: 302, headers: { location } })
  test('within the registry the secret goes along', async () => {
    const { client, asked } = clientOf({ '/acme': to('/mirror/acme'), '/mirror/acme': packument })
    expect((await client.npm('acme'))?.name).toBe('acme')
    expect(asked.map(({ headers }) => headers['authorization'])).toEqual(['Bearer s3cret-t0ken', 'Bearer s3cret-t0ken'])
  })
  test('to another host it does not', async () => {
    const { client, asked } = clientOf({ 'https://npm.acme.test/acme': to('https://cdn.test/acme'), 'https://cdn.test/acme': packument })
    expect((await client.npm('acme'))?.name).toBe('acme')
    expect(asked.map(({ headers }) => headers['authorization'])).toEqual(['Bearer s3cret-t0ken', undefined])
  })
  test.each([['http://cdn.test/acme'], ['file:///etc/passwd'], ['https://npm.acme.test/acme']])('to %s leads nowhere', async (location) => {
    const { client } = clientOf({ 'https://npm.acme.test/acme': to(location) })
    await expect(client.npm('acme')).rejects.toThrow(/sends/)
  })
})

test('what is no name is not sent', async () => {
  const { client, asked } = clientOf({})
  for (const name of ['../x', '.', '..', 'a/b', '@a/b/c', '@/x', 'a?b', 'a#b', '', 'x'.repeat(300), 'а']) {
    expect(await client.npm(name)).toBeNull()
    expect(await client.pypi(name)).toBeNull()
    expect(await client.npmAttestations({ name, version: '1', integrity: 'x' })).toBeNull()
  }
  expect(asked).toEqual([])
})

test('a registry without keys advertises none, whatever it answers; one that is gone is a fault', async () => {
  for (const answer of [404, 403, 500, '<html>', {}]) expect(await clientOf({ '/-/npm/v1/keys': answer }).client.npmKeys('x')).toEqual([])
  const gone = async (): Promise<Response> => Promise.reject(new TypeError('fetch failed'))
  await expect(clientOf({ '/-/npm/v1/keys': gone }).client.npmKeys('x')).rejects.toThrow(/cannot be reached/)
  await expect(clientOf({ '/-/npm/v1/keys': { keys: [{ keyid: 'x', key: '!' }] } }).client.npmKeys('x')).rejects.toThrow(
    /keys cannot be used/,
  )
})
