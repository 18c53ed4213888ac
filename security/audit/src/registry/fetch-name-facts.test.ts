import { expect, test } from 'vitest'
import { recordedFetch } from '../../test/recorded-fetch.ts'
import { fetchNameFacts } from './fetch-name-facts.ts'
import { readRegistries } from './registries.ts'
import { createMemoryCache } from './registry-cache.ts'
import { createRegistryClient } from './registry-client.ts'

const now = new Date('2026-11-20T00:00:00Z')
const pack = (name: string, repository: string, created?: string): object => ({
  name,
  versions: {},
  repository,
  ...(created === undefined ? {} : { time: { created } }),
})
const answers = {
  '/express': pack('express', 'expressjs/express', '2010-12-29T00:00:00Z'),
  '/expresss': pack('expresss', 'git+https://github.com/ExpressJS/express.git', '2026-11-10T00:00:00Z'),
  '/honest': pack('honest', 'honest/honest'),
  '/pypi/requests/json': {
    info: { name: 'requests', version: '2', project_urls: { Source: 'https://github.com/psf/requests' } },
    releases: { '2': [{ upload_time_iso_8601: '2011-02-14T00:00:00Z' }] },
  },
  '/pypi/reqeusts/json': { info: { name: 'reqeusts', version: '1', home_page: 'https://github.com/psf/requests' }, releases: {} },
}

test.each([
  [
    { ecosystem: 'npm', name: 'expresss', target: 'express' },
    { exists: true, ageDays: 10, claimsTargetRepository: true },
  ],
  [
    { ecosystem: 'npm', name: 'honest', target: 'express' },
    { exists: true, claimsTargetRepository: false },
  ],
  [{ ecosystem: 'npm', name: 'honest' }, { exists: true }],
  [{ ecosystem: 'npm', name: 'honest', target: 'gone' }, { exists: true }],
  [{ ecosystem: 'npm', name: 'invented-by-a-model' }, { exists: false }],
  [
    { ecosystem: 'pypi', name: 'reqeusts', target: 'requests' },
    { exists: true, claimsTargetRepository: true },
  ],
  [{ ecosystem: 'pypi', name: 'invented' }, { exists: false }],
] as const)('%j', async (asked, facts) => {
  const registries = readRegistries({ projectNpmrc: null, userNpmrc: null, pipConf: null, env: {} })
  const client = createRegistryClient({ fetch: recordedFetch(answers).fetch, clock: () => now, cache: createMemoryCache(), registries })
  expect(await fetchNameFacts(client, asked, now)).toEqual(facts)
})
