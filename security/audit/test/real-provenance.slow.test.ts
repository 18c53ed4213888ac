import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { evaluationData, titleWithData } from '@galley/testkit'
import { tempFolder } from '@galley/testkit/vitest'
import { readSeededTrust } from '@galley/trust'
import { describe, expect, test } from 'vitest'
import { createProvenanceCheck } from '../src/checks/provenance.ts'
import { createMemoryCache, createRegistryClient, defaultPolicy, readRegistries, type LockedPackage } from '../src/index.ts'
import { recordedFetch } from './recorded-fetch.ts'

// Two releases of one real package, with the attestations that npm serves for them (slsa-framework/slsa-verifier, Apache-2.0): 1.0.3
// was built by release.yml, 1.0.5 by release-slsa3.yml of the same repository.
const archive = evaluationData('npm-attestations.tar.gz')
const folder = tempFolder()
if (archive !== null) execFileSync('tar', ['-xzf', archive, '-C', folder])

const name = '@laurentsimon/provenance-npm-test'
const read = (file: string): Buffer => readFileSync(join(folder, 'npm-attestations', file))
const integrityOf = (file: string): string => `sha512-${createHash('sha512').update(read(file)).digest('base64')}`

async function run(attestations: string, integrity?: string): Promise<readonly object[]> {
  const release = (version: string, tarball: string): object => ({
    version,
    dist: { integrity: integrityOf(tarball), attestations: { provenance: { predicateType: 'https://slsa.dev/provenance/v0.2' } } },
  })
  const [older, newer] = ['provenance-npm-test-cli-v02-prega.tgz', 'provenance-npm-test-ossf.tgz']
  const answers = {
    '/@laurentsimon%2Fprovenance-npm-test': {
      name,
      versions: { '1.0.3': release('1.0.3', older), '1.0.5': release('1.0.5', newer) },
      time: { created: '2023-02-15T00:00:00Z', '1.0.3': '2023-04-20T17:17:21Z', '1.0.5': '2023-05-18T17:58:57Z' },
    },
    [`/-/npm/v1/attestations/@laurentsimon%2Fprovenance-npm-test@1.0.3`]: read(`${older}.json`).toString(),
    [`/-/npm/v1/attestations/@laurentsimon%2Fprovenance-npm-test@1.0.5`]: read(attestations).toString(),
  }
  const clock = (): Date => new Date('2026-11-20T00:00:00Z')
  const registries = readRegistries({ projectNpmrc: null, userNpmrc: null, pipConf: null, env: {} })
  const client = createRegistryClient({ fetch: recordedFetch(answers).fetch, clock, cache: createMemoryCache(), registries })
  const locked: LockedPackage = {
    ecosystem: 'npm',
    name,
    version: '1.0.5',
    purl: 'pkg:npm/%40laurentsimon/provenance-npm-test@1.0.5',
    file: 'package-lock.json',
    line: 1,
    direct: true,
    dev: false,
    path: [name],
    root: '.',
    integrity: [integrity ?? integrityOf(newer)],
    source: { kind: 'registry' },
  }
  return createProvenanceCheck(client, readSeededTrust()).run({
    packages: [locked],
    files: [],
    policy: defaultPolicy,
    readText: () => null,
    clock,
  })
}

describe.skipIf(archive === null)(titleWithData('the provenance of a real package', 'npm-attestations.tar.gz'), () => {
  test('another workflow than before is reported, with both', async () => {
    expect(await run('provenance-npm-test-ossf.tgz.json')).toMatchObject([
      {
        code: 'provenance-changed',
        severity: 'medium',
        evidence: { workflow: '.github/workflows/release-slsa3.yml', workflowBefore: '.github/workflows/release.yml', before: '1.0.3' },
      },
    ])
  })
  test.each([
    ['a tampered provenance', 'provenance-npm-test-ossf-invalidsigprov.tgz.json', undefined, 'ATTESTATION_SIGNATURE'],
    ['a tampered publish attestation', 'provenance-npm-test-ossf-invalidsigpub.tgz.json', undefined, 'ATTESTATION_SIGNATURE'],
    ["another release's attestations", 'provenance-npm-test-cli-v02-prega.tgz.json', undefined, 'ATTESTATION_SUBJECT'],
    ['a lockfile with another tarball', 'provenance-npm-test-ossf.tgz.json', `sha512-${'A'.repeat(86)}==`, 'ATTESTATION_SUBJECT'],
  ])('%s is reported', async (_, file, integrity, reason) => {
    expect(await run(file, integrity)).toMatchObject([{ code: 'signature', severity: 'critical', evidence: { reason } }])
  })
})
