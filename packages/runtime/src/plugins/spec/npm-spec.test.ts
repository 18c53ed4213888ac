import { createHash } from 'node:crypto'
import { createMemoryCache, createRegistryClient, readRegistries } from '@galley/audit'
import { isFault } from '@galley/fault'
import { expect, test } from 'vitest'
import { kindOfSpec } from './kind-of-spec.ts'
import { highestPapers } from './npm-papers.ts'
import type { SpecServices } from './spec-kind.ts'

const tarball = 'tarball of @me/x'
const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`
const release = (version: string, more: object = {}): object => ({
  name: '@me/x',
  version,
  dist: { integrity, tarball: `https://registry.test/@me/x/-/x-${version}.tgz` },
  ...more,
})

const versions = {
  '1.2.0': release('1.2.0'),
  '1.10.0': release('1.10.0'),
  '1.11.0': release('1.11.0', { deprecated: 'it is broken' }),
  '2.0.0-rc.1': release('2.0.0-rc.1'),
}
const answers: Readonly<Record<string, string>> = {
  '/@me%2Fx': JSON.stringify({ name: '@me/x', versions }),
  '/@me/x/-/x-1.2.0.tgz': tarball,
  '/@me/x/-/x-1.11.0.tgz': tarball,
}

function services(index: SpecServices['index'] = null): SpecServices & { readonly asked: string[] } {
  const asked: string[] = []
  const clock = (): Date => new Date('2026-11-28T12:00:00Z')
  const fetch = ((address: string) => {
    const { pathname } = new URL(address)
    asked.push(pathname)
    return Promise.resolve(new Response(answers[pathname] ?? '', { status: answers[pathname] === undefined ? 404 : 200 }))
  }) as unknown as typeof globalThis.fetch
  const registries = readRegistries({ projectNpmrc: null, userNpmrc: 'registry=https://registry.test/', pipConf: null, env: {} })
  const registry = createRegistryClient({ fetch, clock, cache: createMemoryCache(), registries, lifeHours: 0 })
  const safeFetch = (): never => {
    throw new Error('the index was asked')
  }
  return { projectDir: '/', dataDir: '/', env: {}, clock, fetch, index, safeFetch, registry: async () => registry, asked }
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'fine',
    (error: unknown) => (isFault(error) ? error.code : String(error)),
  )
}

test('a plugin without papers in the registry is none, and its papers are asked for beside it', async () => {
  const at = services()
  expect(await codeOf(kindOfSpec('npm:@me/x@1.2.0').fetch('npm:@me/x@1.2.0', at))).toBe('PAPERS_MISSING')
  expect(at.asked).toContain('/@me%2Fx-papers')
})

test('a bare name comes from the registry without an index, and never from it with one', async () => {
  expect(await codeOf(kindOfSpec('@me/x@1.2.0').fetch('@me/x@1.2.0', services()))).toBe('PAPERS_MISSING')
  const at = services({ url: 'file:///no/such/folder' })
  expect(await codeOf(kindOfSpec('@me/x@1.2.0').fetch('@me/x@1.2.0', at))).toBe('INDEX_ROOT_UNKNOWN')
  expect(at.asked).toEqual([])
})

test('an update is the newest release that nobody advises against', async () => {
  const { newest } = kindOfSpec('npm:@me/x@1.2.0')
  expect(await newest({ spec: 'npm:@me/x@1.2.0', name: '@me/x', version: '1.2.0' }, services())).toBe('npm:@me/x@1.10.0')
  expect(await newest({ spec: 'npm:@me/x@1.10.0', name: '@me/x', version: '1.10.0' }, services())).toBeNull()
})

test.each([
  [['1.2.0-papers.2', '1.2.0-papers.10', '1.2.0-papers.9'], '1.2.0-papers.10'],
  [['1.2.0-papers.02', '1.2.0-papers.x', '1.2.0-papers.', '1.2.0', '11.2.0-papers.3', '1.2.0-rc.1-papers.4'], null],
  [[], null],
])('of %j the newest papers of 1.2.0 are %s', (all, newest) => expect(highestPapers(all, '1.2.0')).toBe(newest))
