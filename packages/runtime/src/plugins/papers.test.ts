import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parsePluginLock } from '@galley/trust'
import { expect, it } from 'vitest'
import { makeProject, now, type TestProject } from '../../test/project.ts'
import { verifyInstalled } from './load/verify-installed.ts'
import { readProjectLock } from './project/project-lock.ts'
import { writeLock } from './project/write-lock.ts'

const fetching = { fetch: { allowedHosts: ['api.example.org'], methods: ['GET' as const], reasoning: 'It asks a service.' } }

const lockOf = ({ projectDir }: TestProject): string => join(projectDir, 'plugins.lock.json')

/** Looks, agrees and installs. */
async function install({ papers }: TestProject, source: string, allowDowngrade = false): Promise<string> {
  const { consent } = await papers.inspect(source)
  return (await papers.install({ source, consent, allowDowngrade })).version
}

const load = (project: TestProject, version = '1.0.0') => verifyInstalled(project, { kind: 'installed', name: '@acme/wire', version }, now)

const refusal = (code: string): unknown => expect.objectContaining({ code })

it('tells who made and reviewed a release, what it may do, and what nobody checked', async () => {
  const { papers, release } = makeProject()
  const facts = await papers.inspect(release({ permissions: { files: {}, ...fetching }, bundled: ['left-pad@1.3.0'] }))
  expect(facts).toMatchObject({
    name: '@acme/wire',
    author: { id: 'acme', until: '2027-11-01' },
    reviewers: [{ id: 'ada', at: '2026-11-20T00:00:00Z', until: '2027-05-01T00:00:00.000Z' }, { id: 'bob' }],
    minReviewers: 2,
    risks: [{ code: 'documents-to-hosts' }],
    bill: { components: 1 },
    changes: null,
    needsConsent: true,
  })
  expect(facts.may).toHaveLength(2)
  expect(facts.unchecked.length).toBeGreaterThan(1)
})

it('stores for its owner alone, locks the grant that was agreed to, and loads what was locked', async () => {
  const project = makeProject()
  await install(project, project.release({ permissions: fetching }))
  const [digest = ''] = project.stored()
  const dir = join(project.dataDir, 'store', digest)
  expect(
    [dir, ...['plugin.tgz', 'sbom.cdx.json', 'bundles.jsonl'].map((file) => join(dir, file))].map((path) => statSync(path).mode & 0o777),
  ).toEqual([0o700, 0o600, 0o600, 0o600])
  expect(existsSync(`${dir}.new`)).toBe(false)
  const [entry] = parsePluginLock(readFileSync(lockOf(project), 'utf8')).plugins
  expect(entry).toMatchObject({
    tarball: digest,
    spec: './acme-wire-1.0.0.tgz',
    grant: { permissions: fetching },
    approvedAt: now.toISOString(),
  })
  expect(load(project)).toMatchObject({ author: 'acme', reviewers: [{ id: 'ada' }, { id: 'bob' }], digest })
  expect([project.told, project.log.map(({ action }) => action)]).toEqual([['@acme/wire'], ['install']])
})

it.each<[string, string, (project: TestProject) => string]>([
  ['one reviewer of two', 'STATEMENT_MISSING', ({ release, people }) => release({ reviewers: [people.ada] })],
  ['one verdict twice', 'BUNDLE_TWICE', ({ release, people }) => release({ reviewers: [people.ada, people.ada] })],
  ['an author who is nobody', 'PLUGIN_UNTRUSTED_SIGNER', ({ release }) => release({ author: makeProject().people.acme })],
  [
    'a name that looks like a built-in one',
    'NAME_IMITATES',
    (project) => {
      project.trust(({ signers }) => signers['acme']!.namespaces.push('@ga1ley/*'))
      return project.release({ name: '@ga1ley/echo' })
    },
  ],
  [
    'the name of a plugin of the workspace',
    'NAME_TAKEN',
    (project) => {
      project.trust(({ signers }) => signers['acme']!.namespaces.push('@galley/echo'))
      return project.release({ name: '@galley/echo' })
    },
  ],
  [
    'a manifest that asks for what nothing enforces',
    'PLUGIN_BAD_MANIFEST',
    ({ release }) => release({ permissions: { storage: {} } as object }),
  ],
  [
    'no policy',
    'POLICY_MISSING',
    ({ release, projectDir }) => {
      rmSync(join(projectDir, 'trust-policy.json'))
      return release({})
    },
  ],
])('refuses %s: %s, and stores nothing', async (_, code, make) => {
  const project = makeProject()
  await expect(project.papers.inspect(make(project))).rejects.toThrow(refusal(code))
  expect([project.stored(), existsSync(lockOf(project)), project.log.map((entry) => entry.code)]).toEqual([[], false, [code]])
})

it('installs nothing else than what was agreed to', async () => {
  const project = makeProject()
  const source = project.release({})
  const { consent } = await project.papers.inspect(source)
  project.release({ permissions: fetching })
  await expect(project.papers.install({ source, consent })).rejects.toThrow(refusal('CONSENT_STALE'))
  expect([project.stored(), existsSync(lockOf(project))]).toEqual([[], false])
})

it('asks again for a new power, not for a new version, and says what else is otherwise', async () => {
  const project = makeProject()
  await install(project, project.release({ permissions: fetching, code: 'fetch("https://api.example.org")\n' }))
  project.release({ version: '1.1.0', permissions: fetching, code: 'fetch("https://other.example.net")\n', bundled: ['left-pad@1.3.0'] })
  const [harmless] = await project.papers.updates('@acme/wire')
  expect(harmless?.facts).toMatchObject({ version: '1.1.0', needsConsent: false })
  expect(harmless?.facts?.changes).toMatchObject({
    powers: { added: [] },
    hosts: { added: ['other.example.net'], removed: ['api.example.org'] },
    components: { added: ['pkg:npm/left-pad@1.3.0'] },
  })
  project.release({ version: '1.2.0', permissions: { files: {}, ...fetching } })
  const [greedy] = await project.papers.updates()
  expect(greedy?.facts).toMatchObject({
    version: '1.2.0',
    needsConsent: true,
    changes: { powers: { added: ["the brief's own documents"] } },
  })
  expect(load(project).version).toBe('1.0.0')
})

it('takes an update, and its predecessor leaves the store', async () => {
  const project = makeProject()
  await install(project, project.release({}))
  expect(await install(project, project.release({ version: '1.1.0' }))).toBe('1.1.0')
  expect(project.stored()).toHaveLength(1)
  expect(load(project, '1.1.0').version).toBe('1.1.0')
  expect(() => load(project, '1.0.0')).toThrow(refusal('PLUGIN_REPLACED'))
})

it('refuses an older version unless it is allowed', async () => {
  const project = makeProject()
  const old = project.release({})
  await install(project, project.release({ version: '1.10.0' }))
  await expect(install(project, old)).rejects.toThrow(refusal('VERSION_OLDER'))
  expect(await install(project, old, true)).toBe('1.0.0')
})

it('reports an update that is somebody else as a problem', async () => {
  const project = makeProject()
  await install(project, project.release({}))
  project.release({ name: '@acme/other', version: '2.0.0' })
  for (const end of ['', '.cdx.json', '.bundles.jsonl'])
    writeFileSync(
      join(project.projectDir, `acme-wire-2.0.0.tgz${end}`),
      readFileSync(join(project.projectDir, `acme-other-2.0.0.tgz${end}`)),
    )
  expect((await project.papers.updates())[0]?.problem?.code).toBe('RELEASE_OF_ANOTHER')
})

it('removes a plugin from lock, store and kernel', async () => {
  const project = makeProject()
  await install(project, project.release({}))
  await project.papers.remove('@acme/wire')
  expect([project.stored(), project.told]).toEqual([[], ['@acme/wire', '-@acme/wire']])
  expect(() => load(project)).toThrow(refusal('PLUGIN_NOT_INSTALLED'))
  await expect(project.papers.remove('@acme/wire')).rejects.toThrow(refusal('PLUGIN_NOT_INSTALLED'))
})

it('refuses at the next load what was revoked', async () => {
  const project = makeProject()
  await install(project, project.release({}))
  project.trust(({ revoked }) => revoked.keys.push(project.people.acme.spkiSha256))
  expect(() => load(project)).toThrow(refusal('SIGNER_REVOKED'))
})

it('loads nothing of a lock that was edited by hand, until all of it was verified', async () => {
  const project = makeProject()
  await install(project, project.release({}))
  const text = readFileSync(lockOf(project), 'utf8')
  writeFileSync(lockOf(project), text.replace(now.toISOString(), '2026-11-25T12:00:00.000Z'))
  expect(() => load(project)).toThrow(refusal('LOCK_CHANGED'))
  await project.papers.installFrozen()
  expect(load(project).version).toBe('1.0.0')
  writeFileSync(lockOf(project), text)
  expect(() => load(project)).toThrow(refusal('LOCK_REPLAYED'))
  await expect(project.papers.installFrozen()).rejects.toThrow(refusal('LOCK_REPLAYED'))
  await project.papers.installFrozen({ allowDowngrade: true })
  expect(load(project).version).toBe('1.0.0')
})

it('loads nothing that asks for more than its lock grants, even of a lock that was written here', async () => {
  const project = makeProject()
  await install(project, project.release({ permissions: fetching }))
  const lock = readProjectLock(project)
  writeLock(
    lock,
    lock.entries.map((entry) => Object.assign(structuredClone(entry), { grant: {} })),
  )
  expect(() => load(project)).toThrow(refusal('GRANT_EXCEEDED'))
})

it('refuses a lock that grants less than the plugin asks for', async () => {
  const project = makeProject()
  await install(project, project.release({ permissions: fetching }))
  const text = readFileSync(lockOf(project), 'utf8')
  writeFileSync(lockOf(project), text.replace('"api.example.org"', '"less.example.org"'))
  await expect(project.papers.installFrozen()).rejects.toThrow(refusal('GRANT_EXCEEDED'))
})

it('brings a fresh machine to the lock, says that nothing else protects it, and shows the powers', async () => {
  const project = makeProject()
  await install(project, project.release({ permissions: fetching }))
  const ci = project.elsewhere()
  expect(() => load(ci)).toThrow(refusal('LOCK_CHANGED'))
  const report = await ci.papers.installFrozen()
  expect(report).toMatchObject({ isFirst: true, newPowers: [{ name: '@acme/wire', powers: ['requests to api.example.org'] }] })
  expect(load(ci).version).toBe('1.0.0')
  expect(await ci.papers.installFrozen()).toMatchObject({ isFirst: false, newPowers: [] })
})

it('refuses what came from the spec when it is not what the lock pins', async () => {
  const project = makeProject()
  await install(project, project.release({}))
  project.release({ code: 'export default { operations: { search: () => 1 } }\n' })
  const ci = project.elsewhere()
  await expect(ci.papers.installFrozen()).rejects.toThrow(refusal('LOCK_MISMATCH'))
  expect(ci.stored()).toEqual([])
})

it('repairs a damaged store from the spec', async () => {
  const project = makeProject()
  await install(project, project.release({}))
  writeFileSync(join(project.dataDir, 'store', project.stored()[0] ?? '', 'plugin.tgz'), 'x')
  expect(() => load(project)).toThrow(refusal('PLUGIN_TAMPERED'))
  await project.papers.installFrozen()
  expect(load(project).version).toBe('1.0.0')
})

it('names the line of a memory that was tampered with', async () => {
  const project = makeProject()
  await install(project, project.release({}))
  const memory = join(project.dataDir, 'trust', 'memory.jsonl')
  expect(statSync(memory).mode & 0o777).toBe(0o600)
  writeFileSync(memory, readFileSync(memory, 'utf8').replace('1.0.0', '0.9.0'))
  expect(() => load(project)).toThrow(refusal('MEMORY_BROKEN'))
})

it('keeps what another project of the data folder may hold', async () => {
  const one = makeProject()
  await install(one, one.release({}))
  const other = makeProject()
  mkdirSync(join(other.dataDir, 'trust'), { recursive: true })
  writeFileSync(join(other.dataDir, 'trust', 'memory.jsonl'), readFileSync(join(one.dataDir, 'trust', 'memory.jsonl')))
  await install(other, other.release({}))
  await other.papers.remove('@acme/wire')
  expect(other.stored()).toHaveLength(1)
})
