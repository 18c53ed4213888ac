import { expect, test } from 'vitest'
import { recordedFetch } from '../../test/recorded-fetch.ts'
import { createAgeCheck } from '../checks/age.ts'
import type { LockedPackage } from '../locked-package.ts'
import { defaultPolicy } from '../policy/audit-policy.ts'
import { readRegistries } from './registries.ts'
import { createMemoryCache } from './registry-cache.ts'
import { createRegistryClient } from './registry-client.ts'

const clock = (): Date => new Date('2026-11-20T00:00:00Z')
const old = { versions: { '1.0.0': {} }, time: { created: '2020-01-01T00:00:00Z', '1.0.0': '2020-01-01T00:00:00Z' } }

function locked(name: string): LockedPackage {
  const at = { file: 'package-lock.json', line: 1, direct: true, dev: false, path: [name], root: '.' }
  return { ecosystem: 'npm', name, version: '1.0.0', purl: `pkg:npm/${name}@1.0.0`, integrity: [], source: { kind: 'registry' }, ...at }
}

async function run(
  names: readonly string[],
  answers: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
  npmrc: string | null = null,
): Promise<readonly object[]> {
  const registries = readRegistries({ projectNpmrc: null, userNpmrc: null, pipConf: null, env: {} })
  const client = createRegistryClient({ fetch: recordedFetch(answers).fetch, clock, cache: createMemoryCache(), registries })
  const context = {
    packages: names.map(locked),
    files: [],
    policy: defaultPolicy,
    readText: (path: string) => (path === '.npmrc' ? npmrc : null),
    clock,
  }
  return createAgeCheck(client).run(signal ? { ...context, signal } : context)
}

test('some answers and one failure: what is known is judged, the failure is counted and the audit is not complete', async () => {
  expect(await run(['a', 'b', 'c'], { '/a': { name: 'a', ...old }, '/b': 500, '/c': '<html>' })).toMatchObject([
    { code: 'not-checked', evidence: { packages: 1, names: ['b'], incomplete: true } },
    { code: 'not-checked', evidence: { packages: 1, names: ['c'], incomplete: true } },
  ])
})

test('only failures: the check has failed, with the reason', async () => {
  await expect(run(['a', 'b'], { '/a': 500, '/b': 500 })).rejects.toThrow(/No package could be checked: .*it answered 500 \(2 packages\)/)
})

test('packages that no registry has anything to do with ask nobody', async () => {
  expect(await run([], {})).toEqual([])
})

test('an audit that is called off ends', async () => {
  const off = AbortSignal.abort(new Error('off'))
  const hang = async (signal: AbortSignal): Promise<Response> => Promise.reject(signal.reason as Error)
  await expect(run(['a'], { '/a': hang }, off)).rejects.toThrow('off')
})

test('a scope that a project binds to a registry of its own is not named to the public one, whose configuration is asked', async () => {
  expect(await run(['@acme/x'], {}, undefined, '@acme:registry=https://npm.acme.test/')).toMatchObject([
    { code: 'not-checked', severity: 'info', evidence: { names: ['@acme/x'], incomplete: false } },
  ])
})
