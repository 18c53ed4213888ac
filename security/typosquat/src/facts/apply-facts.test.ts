import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkName } from '../check-name.ts'
import type { Ecosystem } from '../ecosystem.ts'
import type { NameTier } from '../name-verdict.ts'
import { applyFacts } from './apply-facts.ts'
import type { NameFacts } from './name-facts.ts'

const fresh: NameFacts = { ageDays: 3, downloadsMonth: 12, maintainers: ['stranger'], versions: 1 }
const established: NameFacts = { ageDays: 1100, downloadsMonth: 10_000, maintainers: ['a', 'b'], versions: 40 }
const tiers: readonly NameTier[] = ['none', 'info', 'warn', 'block']

const tierOf = (name: string, ecosystem: Ecosystem, facts: NameFacts, targetFacts?: NameFacts): NameTier =>
  checkName(name, ecosystem, targetFacts === undefined ? { facts } : { facts, targetFacts }).verdict

test.each([
  ['npm', 'winston-basic', 'winston'],
  ['npm', 'nanoid-lint', 'nanoid'],
  ['npm', 'plain-jsonwebtoken', 'jsonwebtoken'],
  ['npm', 'kysely-config', 'kysely'],
  ['npm', 'helmettokens', 'helmet'],
  ['npm', 'kysewebly', 'kysely'],
  ['npm', 'anthropic-api-client', '@anthropic-ai/claude-code'],
  ['pypi', 'pydantic-mcp', 'pydantic'],
  ['pypi', 'celery-core-utils', 'celery'],
] as const)('%s:%s carries %s: nothing without facts, a warning when fresh', (ecosystem, name, target) => {
  const alone = checkName(name, ecosystem)
  expect(['none', 'info']).toContain(alone.verdict)
  const warned = checkName(name, ecosystem, { facts: fresh })
  expect(warned).toMatchObject({ verdict: 'warn', target })
  expect(warned.reasons[0]?.feature).toMatch(/^3 days old, 12 downloads a month, (?:carries|comes near) ‘.+’, and nothing links it to .+$/)
})

test.each([
  ['it depends on it', { dependencies: ['winston'] }, undefined],
  ['it lies in the repository of its owner', { repository: 'github.com/winstonjs/winston' }, { repository: 'github.com/winstonjs/other' }],
  ['it has a maintainer in common', { maintainers: ['stranger', 'indexzero'] }, { maintainers: ['indexzero'] }],
  ['its age is not known', { ageDays: undefined }, undefined],
  ['it is used', { downloadsMonth: 4000 }, undefined],
  ['it has been there for two months', { ageDays: 61 }, undefined],
])('a name that carries another is let pass when %s', (_, more, target) => {
  const facts = Object.fromEntries(Object.entries({ ...fresh, ...more }).filter(([, value]) => value !== undefined)) as NameFacts
  const addressed = (one: NameFacts): NameFacts =>
    one.repository === undefined ? one : { ...one, repository: `git+https://${one.repository}.git` }
  expect(tierOf('winston-basic', 'npm', addressed(facts), target && addressed(target))).toBe('none')
})

test('a young name that carries another is a warning where nobody counts its downloads', () => {
  expect(tierOf('winston-basic', 'npm', { ageDays: 3 })).toBe('warn')
  expect(tierOf('winston-basic', 'npm', { downloadsMonth: 3 })).toBe('none')
})

test('a stranger who claims the repository of the target is not linked by it', () => {
  const claimed = { ...fresh, repository: 'winstonjs/winston' }
  const target = { repository: 'https://github.com/winstonjs/winston', maintainers: ['indexzero'] }
  const { verdict, reasons } = checkName('winston-basic', 'npm', { facts: claimed, targetFacts: target })
  expect(verdict).toBe('warn')
  expect(reasons[0]?.feature).toContain('claims the repository of winston, whose maintainers are others')
})

test('a note on a package under 30 days old is a warning, whatever its downloads', () => {
  const note = { ...checkName('lodahs', 'npm'), verdict: 'info' as const }
  expect(applyFacts(note, { ageDays: 29 }).verdict).toBe('warn')
  expect(applyFacts(note, { ageDays: 31 }).verdict).toBe('info')
  expect(applyFacts(note, {})).toBe(note)
})

test('an old package with many downloads is worth a note at most', () => {
  const blocked = checkName('lodahs', 'npm')
  expect(applyFacts(blocked, established).verdict).toBe('info')
  expect(applyFacts({ ...blocked, verdict: 'warn' }, established).verdict).toBe('info')
  expect(applyFacts({ ...blocked, verdict: 'info' }, established).verdict).toBe('none')
  expect(applyFacts(blocked, { ...established, downloadsMonth: 900 })).toBe(blocked)
  expect(applyFacts(blocked, { ...established, ageDays: 300 })).toBe(blocked)
})

test('a maintainer in common calms all but a block', () => {
  const [own, target] = [{ maintainers: ['jdalton'] }, { maintainers: ['jdalton', 'mathias'] }]
  const blocked = checkName('lodahs', 'npm')
  expect(applyFacts(blocked, own, target)).toBe(blocked)
  expect(applyFacts({ ...blocked, verdict: 'warn' }, own, target).verdict).toBe('info')
})

test('a package that the registry removed is blocked, with that reason first', () => {
  for (const name of ['react', 'quite-invented-name', 'lodahs']) {
    const { verdict, reasons } = checkName(name, 'npm', { facts: { removed: true } })
    expect([verdict, reasons[0]?.feature]).toEqual(['block', 'the registry removed it'])
  }
})

test('what is not known raises no verdict: a part of the facts says at most what all of them say', () => {
  const names = ['winston-basic', 'lodahs', 'yargs-js', 'my-company-billing', 'mongose', 'python-requests']
  const values: Readonly<Record<keyof NameFacts, unknown>> = {
    ...fresh,
    repository: 'https://github.com/stranger/x',
    exists: true,
    removed: false,
    dependencies: [],
  } as never
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.constantFrom<Ecosystem>('npm', 'pypi'),
      fc.subarray(Object.keys(values)),
      (name, ecosystem, keys) => {
        const some = Object.fromEntries(keys.map((key) => [key, values[key as keyof NameFacts]])) as NameFacts
        const [without, part, whole] = [{}, some, values as NameFacts].map((facts) => tiers.indexOf(tierOf(name, ecosystem, facts)))
        expect(part).toBeLessThanOrEqual(whole ?? -1)
        expect(part).toBeGreaterThanOrEqual(without ?? 4)
      },
    ),
  )
})
