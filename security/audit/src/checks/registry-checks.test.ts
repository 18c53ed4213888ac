import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fault as trustFault, readSeededTrust, type Provenance } from '@galley/trust'
import { describe, expect, test } from 'vitest'
import { recordedFetch } from '../../test/recorded-fetch.ts'
import type { LockedPackage } from '../locked-package.ts'
import { defaultPolicy, type AuditPolicy } from '../policy/audit-policy.ts'
import { purlOf } from '../purl-of.ts'
import { readRegistries } from '../registry/registries.ts'
import { createMemoryCache } from '../registry/registry-cache.ts'
import { createRegistryClient, type RegistryClient } from '../registry/registry-client.ts'
import type { verifyAttestations } from '../registry/verify-attestations.ts'
import type { Check } from './check.ts'
import { createProvenanceCheck } from './provenance.ts'
import { createRegistryChecks } from './registry-checks.ts'

// One file a case in test/fixtures/registry/CHECK: a lock, what the registry answers (404 to all else), and the findings that follow.
const fixtures = join(import.meta.dirname, '..', '..', 'test', 'fixtures', 'registry')
const trust = readSeededTrust()

interface Fixture {
  readonly why: string
  readonly now: string
  readonly lock: readonly (Partial<LockedPackage> & { readonly name: string; readonly version: string; readonly host?: string })[]
  readonly policy?: { readonly [Key in keyof AuditPolicy]?: object }
  readonly answers: Readonly<Record<string, unknown>>
  /** The verdict on the attestations of a version; without it, the real verifier is asked. */
  readonly provenance?: Readonly<Record<string, Partial<Provenance>>>
  /** The reason why the check could not be made at all, where it throws. */
  readonly refused?: string
  readonly expect: readonly { readonly message: string; readonly evidence?: object }[]
}

function locked({ host, ...given }: Fixture['lock'][number]): LockedPackage {
  const ecosystem = given.ecosystem ?? 'npm'
  return {
    ecosystem,
    purl: purlOf(ecosystem, given.name, given.version),
    file: 'package-lock.json',
    line: 3,
    direct: false,
    dev: false,
    path: [given.name],
    root: '.',
    integrity: [],
    source: { kind: 'registry', ...(host === undefined ? {} : { host }) },
    ...given,
  }
}

function policyOf(given: Fixture['policy'] = {}): AuditPolicy {
  const merged = Object.entries(given).map(([key, value]) => [key, { ...(defaultPolicy[key as keyof AuditPolicy] as object), ...value }])
  return { ...defaultPolicy, ...Object.fromEntries(merged) }
}

function checkOf(name: string, client: RegistryClient, provenance: Fixture['provenance']): Check {
  if (provenance !== undefined) {
    const verify: typeof verifyAttestations = (_, { version }) => {
      const known = provenance[version]
      if (known === undefined) throw trustFault('ATTESTATION_SIGNATURE', { what: version })
      return known as Provenance
    }
    return createProvenanceCheck(client, trust, verify)
  }
  return createRegistryChecks(client, trust).find((check) => check.name === (name === 'registry' ? 'age' : name))!
}

describe.each(readdirSync(fixtures))('%s', (name) => {
  const cases = readdirSync(join(fixtures, name)).map((file) => {
    const fixture = JSON.parse(readFileSync(join(fixtures, name, file), 'utf8')) as Fixture
    return [file.replace(/\.json$/, ''), fixture.why, fixture] as const
  })
  test.each(cases)('%s: %s', async (_, __, fixture) => {
    const clock = (): Date => new Date(fixture.now)
    const registries = readRegistries({ projectNpmrc: null, userNpmrc: null, pipConf: null, env: {} })
    const client = createRegistryClient({ fetch: recordedFetch(fixture.answers).fetch, clock, cache: createMemoryCache(), registries })
    const packages = fixture.lock.map(locked)
    const files = [{ path: 'package-lock.json', format: 'npm' }]
    const context = { packages, files, policy: policyOf(fixture.policy), readText: () => null, clock }
    const check = checkOf(name, client, fixture.provenance)
    if (fixture.refused !== undefined) return expect(async () => check.run(context)).rejects.toThrow(fixture.refused)
    const findings = await check.run(context)
    expect(findings).toHaveLength(fixture.expect.length)
    for (const [index, { message, evidence = {}, ...rest }] of fixture.expect.entries()) {
      expect(findings[index]).toMatchObject({ ...rest, evidence })
      expect(findings[index]?.message).toContain(message)
    }
  })
})
