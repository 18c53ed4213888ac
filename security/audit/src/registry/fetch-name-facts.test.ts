import { expect, test } from 'vitest'
import { recordedFetch } from '../../test/recorded-fetch.ts'
import { fetchNameFacts } from './fetch-name-facts.ts'
import { readRegistries } from './registries.ts'
import { createMemoryCache } from './registry-cache.ts'
import { createRegistryClient } from './registry-client.ts'

const now = new Date('2026-11-20T00:00:00Z')
const holder = { name: 'crossenv', version: '0.0.2-security', description: 'security holding package', repository: 'npm/security-holder' }
const answers = {
  '/expresss': {
    name: 'expresss',
    'dist-tags': { latest: '1.1.0' },
    versions: { '1.0.0': {}, '1.1.0': { dependencies: { qs: '^6' }, peerDependencies: { express: '*' } } },
    repository: 'git+https://github.com/ExpressJS/express.git',
    time: { created: '2026-11-10T00:00:00Z' },
    maintainers: [{ name: 'mallory' }],
  },
  'https://api.npmjs.org/downloads/point/last-month/expresss': { downloads: 41, package: 'expresss' },
  '/short': { name: 'short', versions: { '1.0.0': {} } },
  '/taken-away': { name: 'taken-away', versions: {}, 'dist-tags': {}, time: {} },
  '/unpublished': { name: 'unpublished', time: { created: '2026-11-10T00:00:00Z', unpublished: { time: '2026-11-12T00:00:00Z' } } },
  '/crossenv': { name: 'crossenv', 'dist-tags': { latest: '0.0.2-security' }, versions: { '0.0.2-security': holder } },
  '/my-security': { name: 'my-security', versions: { '1.0.0-security': { version: '1.0.0-security', repository: 'me/my-security' } } },
  '/pypi/reqeusts/json': {
    info: {
      name: 'reqeusts',
      version: '1',
      home_page: 'https://github.com/psf/requests',
      requires_dist: ['urllib3<3,>=1.21.1', 'PySocks!=1.5.7; extra == "socks"'],
    },
    releases: { '1': [{ upload_time_iso_8601: '2026-11-19T00:00:00Z' }] },
  },
  '/pypi/emptied/json': { info: { name: 'emptied', version: '1' }, releases: { '1': [] }, urls: [] },
  '/pypi/mirrored/json': { info: { name: 'mirrored', version: '1' }, urls: [{}] },
}

test.each([
  [
    'npm:expresss',
    {
      exists: true,
      ageDays: 10,
      downloadsMonth: 41,
      maintainers: ['mallory'],
      repository: 'https://github.com/ExpressJS/express',
      versions: 2,
      dependencies: ['qs', 'express'],
    },
  ],
  ['npm:short', { exists: true, versions: 1, dependencies: [] }],
  ['npm:taken-away', { exists: true, removed: true }],
  ['npm:unpublished', { exists: true, removed: true, ageDays: 10 }],
  ['npm:crossenv', { exists: true, removed: true }],
  ['npm:my-security', { exists: true, versions: 1, dependencies: [] }],
  ['npm:invented-by-a-model', { exists: false }],
  [
    'pypi:reqeusts',
    { exists: true, ageDays: 1, repository: 'https://github.com/psf/requests', versions: 1, dependencies: ['urllib3', 'pysocks'] },
  ],
  ['pypi:emptied', { exists: true, removed: true }],
  ['pypi:mirrored', { exists: true, versions: 0, dependencies: [] }],
  ['pypi:invented', { exists: false }],
] as const)('%s', async (asked, facts) => {
  const registries = readRegistries({ projectNpmrc: null, userNpmrc: null, pipConf: null, env: {} })
  const client = createRegistryClient({ fetch: recordedFetch(answers).fetch, clock: () => now, cache: createMemoryCache(), registries })
  const [ecosystem, name] = asked.split(':') as ['npm' | 'pypi', string]
  expect(await fetchNameFacts(client, { ecosystem, name }, now)).toEqual(facts)
})
