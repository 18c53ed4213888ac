import type { Finding } from '@galley/findings'
import { expect, it } from 'vitest'
import type { Check, CheckContext } from './checks/check.ts'
import { defaultPolicy } from './policy/audit-policy.ts'
import { runChecks } from './run-checks.ts'

const context: CheckContext = { packages: [], files: [], policy: defaultPolicy, readText: () => null, clock: () => new Date(0) }
const found: Finding = { code: 'unmaintained', severity: 'info', subject: 'pkg:npm/a@1', message: 'x', evidence: {} }
const check = (name: Check['name'], run: Check['run']): Check => ({ name, needs: [], run })

it('goes on where a check fails, and says which one and why', async () => {
  const checks = [
    check('names', () => [found]),
    check('age', async () => Promise.reject(new Error('the registry is away'))),
    check('bins', () => {
      throw new Error('it broke')
    }),
  ]
  const { findings, checks: states } = await runChecks(
    { asked: ['names', 'age', 'bins', 'signatures'], notAsked: ['drift'] },
    { checks, missing: { signatures: { reason: 'no keys', fix: 'Give it keys.' } }, contextOf: () => context },
  )
  expect(states).toEqual([
    { name: 'names', state: 'done' },
    { name: 'drift', state: 'notAsked' },
    { name: 'bins', state: 'failed', reason: 'it broke' },
    { name: 'signatures', state: 'failed', reason: 'no keys' },
    { name: 'age', state: 'failed', reason: 'the registry is away' },
  ])
  const leaveOut = 'Leave it out on purpose: --only, or "checks" in audit-policy.json.'
  expect(findings.map(({ code, subject, fix }) => [code, subject, fix])).toEqual([
    ['unmaintained', 'pkg:npm/a@1', undefined],
    ['not-checked', 'age', leaveOut],
    ['not-checked', 'bins', leaveOut],
    ['not-checked', 'signatures', 'Give it keys.'],
  ])
})

it('makes every check of one name', async () => {
  const checks = [check('maintenance', () => [found]), check('maintenance', () => [{ ...found, subject: 'pkg:npm/b@1' }])]
  const { findings } = await runChecks({ asked: ['maintenance'], notAsked: [] }, { checks, contextOf: () => context })
  expect(findings).toHaveLength(2)
})

it('tells which checks are under way', async () => {
  const told: string[] = []
  const checks = [check('names', async () => Promise.resolve([])), check('age', () => Promise.reject(new Error('away')))]
  await runChecks(
    { asked: ['names', 'age'], notAsked: [] },
    { checks, contextOf: () => context, onProgress: ({ asked, open }) => told.push(`${asked}: ${open.join(', ')}`) },
  )
  expect([told[0], told.at(-1), told.length]).toEqual(['2: names, age', '2: ', 3])
})
