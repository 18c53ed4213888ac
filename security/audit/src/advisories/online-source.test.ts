import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { osvRecord } from '../../test/advisories/osv-record.ts'
import { osvService } from '../../test/advisories/osv-service.ts'
import { tempFolder } from '@galley/testkit/vitest'
import type { AdvisorySource } from './advisory-source.ts'
import type { Fetch } from './json-request.ts'
import { createOnlineSource } from './online-source.ts'
import { createOsvClient } from './osv-client.ts'
import { openRecordCache } from './record-cache.ts'

interface Batch {
  readonly queries: readonly { readonly package: { readonly name: string }; readonly version: string; readonly page_token?: string }[]
}
const record = osvRecord('GHSA-1', 'left', [{ introduced: '0' }, { fixed: '2.0.0' }])
const left = { ecosystem: 'npm' as const, name: 'left', version: '1.0.0' }
const source = (fetch: Fetch, folder = tempFolder()): AdvisorySource =>
  createOnlineSource({
    ecosystem: 'npm',
    client: createOsvClient({ fetch, base: 'https://osv.example/', timeoutMs: 200 }),
    cache: openRecordCache(fs, folder),
    label: 'osv.example',
    isPrivate: ({ name }) => name.startsWith('@acme/'),
  })
const hits = (body: unknown): unknown => ({
  results: (body as Batch).queries.map((query) =>
    query.package.name === 'left' ? { vulns: [{ id: 'GHSA-1', modified: record.modified }] } : {},
  ),
})
const honest = (path: string, body: unknown): unknown => (path === '/v1/querybatch' ? hits(body) : record)

describe('createOnlineSource', () => {
  it('asks once for all packages, then for each record, and answers with what the service said', async () => {
    const service = osvService(honest)
    const { about } = await source(service.fetch).advise([left, left, { ...left, name: 'right' }])
    expect(about(left).affecting.map(({ id }) => id)).toEqual(['GHSA-1'])
    expect(about({ ...left, name: 'right' }).affecting).toEqual([])
    expect(service.asked.map(({ path }) => path)).toEqual(['/v1/querybatch', '/v1/vulns/GHSA-1'])
    expect(service.asked[0]?.body).toEqual({
      queries: [
        { package: { ecosystem: 'npm', name: 'left' }, version: '1.0.0' },
        { package: { ecosystem: 'npm', name: 'right' }, version: '1.0.0' },
      ],
    })
  })

  it('never sends a private name, and says which it kept back', async () => {
    const service = osvService(honest)
    const { withheld } = await source(service.fetch).advise([left, { ...left, name: '@acme/plans' }])
    expect(withheld).toEqual(['@acme/plans'])
    expect(JSON.stringify(service.asked)).not.toContain('acme')
  })

  it('sends a thousand queries at a time and follows every page', async () => {
    const service = osvService((path, body) => {
      if (path !== '/v1/querybatch') return { ...record, id: path.split('/').at(-1) }
      const next = (token?: string): string | undefined => (token === 'c' ? undefined : token === 'b' ? 'c' : 'b')
      return {
        results: (body as Batch).queries.map(({ package: { name }, page_token: token }) =>
          name === 'p7' ? { vulns: [{ id: `GHSA-${token ?? 'a'}`, modified: record.modified }], next_page_token: next(token) } : {},
        ),
      }
    })
    const packages = Array.from({ length: 2001 }, (_, number) => ({ ...left, name: `p${number}` }))
    const { about } = await source(service.fetch).advise(packages)
    expect(about({ ...left, name: 'p7' }).affecting.map(({ id }) => id)).toEqual(['GHSA-a', 'GHSA-b', 'GHSA-c'])
    const batches = service.asked.filter(({ path }) => path === '/v1/querybatch').map(({ body }) => (body as Batch).queries.length)
    expect(batches).toEqual([1000, 1000, 1, 1, 1])
  })

  it('keeps records by id and date, and asks again for a changed or a damaged one', async () => {
    const folder = tempFolder()
    let modified = record.modified
    const service = osvService((path) => (path === '/v1/querybatch' ? { results: [{ vulns: [{ id: 'GHSA-1', modified }] }] } : record))
    const details = (): number => service.asked.filter(({ path }) => path.startsWith('/v1/vulns/')).length
    await source(service.fetch, folder).advise([left])
    await source(service.fetch, folder).advise([left])
    expect(details()).toBe(1)
    modified = '2026-11-24T00:00:00Z'
    await source(service.fetch, folder).advise([left])
    expect(details()).toBe(2)
    for (const [index, text] of ['{', JSON.stringify({ ...record, id: 'GHSA-2' })].entries()) {
      for (const file of fs.readdirSync(folder)) fs.writeFileSync(join(folder, file), text)
      await source(service.fetch, folder).advise([left])
      expect(details()).toBe(3 + index)
    }
  })

  it.each<[string, (path: string, body: unknown) => unknown, string]>([
    [
      'has no network',
      () => {
        throw new TypeError('fetch failed', { cause: { code: 'ENOTFOUND' } })
      },
      'the network failed (ENOTFOUND)',
    ],
    ['answers 500', () => new Response('', { status: 500 }), 'answered 500'],
    ['answers 404', () => new Response('', { status: 404 }), 'answered 404'],
    ['answers garbage', () => new Response('<html>'), 'no JSON'],
    ['answers too few', () => ({ results: [] }), '0 of 1'],
    ['answers another form', () => ({ results: [{ vulns: [{ id: 7 }] }] }), 'without id'],
    ['names a path as an id', () => ({ results: [{ vulns: [{ id: '../x', modified: 'now' }] }] }), 'without id'],
    ['never ends', () => ({ results: [{ next_page_token: 'again' }] }), 'goes on'],
    ['has no record', (path, body) => (path === '/v1/querybatch' ? hits(body) : new Response('', { status: 404 })), 'answered 404'],
    ['has another record', (path, body) => (path === '/v1/querybatch' ? hits(body) : { ...record, id: 'GHSA-2' }), 'answered GHSA-2'],
    ['has a broken record', (path, body) => (path === '/v1/querybatch' ? hits(body) : { id: 'GHSA-1' }), 'cannot be read'],
  ])('fails with a reason when the service %s', async (_what, answer, said) => {
    await expect(source(osvService(answer).fetch).advise([left])).rejects.toMatchObject({
      code: 'ADVISORIES_UNREACHABLE',
      exit: 3,
      message: expect.stringContaining(said) as string,
    })
  })

  it('tries a second time after a passing failure, and does not wait for ever', async () => {
    let tries = 0
    const flaky = osvService((path, body) => ((tries += 1) === 1 ? new Response('', { status: 503 }) : honest(path, body)))
    expect((await source(flaky.fetch).advise([left])).about(left).affecting).toHaveLength(1)
    const silent: Fetch = (_address, init) =>
      new Promise((_resolve, reject) => init.signal?.addEventListener('abort', () => reject(new Error('aborted'))))
    await expect(source(silent).advise([left])).rejects.toMatchObject({
      message: expect.stringContaining('no answer within 0.2 s') as string,
    })
  })
})
