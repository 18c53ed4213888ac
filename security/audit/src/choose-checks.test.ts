import { expect, it } from 'vitest'
import { chooseChecks } from './choose-checks.ts'
import { checkNames, type CheckName } from './check-name.ts'
import type { Check } from './checks/check.ts'

const check = (name: CheckName, ...needs: Check['needs'][number][]): Check => ({ name, needs, run: () => [] })
const checks = [check('names'), check('integrity'), check('vulnerabilities', 'advisories'), check('age', 'registry')]

it.each<[string, Partial<Parameters<typeof chooseChecks>[0]>, readonly CheckName[]]>([
  ['everything at hand', {}, ['vulnerabilities', 'names', 'integrity', 'age']],
  ['offline: nothing of a registry', { offline: true }, ['vulnerabilities', 'names', 'integrity']],
  ['vulnerabilities, even where there are no advisories', { checks: [check('names')] }, ['vulnerabilities', 'names']],
  ['what the policy takes out', { policy: { checks: { vulnerabilities: false, names: false } } }, ['integrity', 'age']],
  [
    'what the policy wants, at hand or not',
    { offline: true, policy: { checks: { age: true, signatures: true } } },
    ['vulnerabilities', 'names', 'integrity', 'signatures', 'age'],
  ],
  [
    'only those, whatever the policy says',
    { only: ['names', 'provenance'], policy: { checks: { names: false } } },
    ['names', 'provenance'],
  ],
])('asks %s', (_name, request, asked) => {
  const choice = chooseChecks({ offline: false, policy: { checks: {} }, checks, ...request })
  expect(choice.asked).toEqual(asked)
  expect([...choice.asked, ...choice.notAsked].sort()).toEqual(checkNames.filter((name) => name !== 'upgrades').sort())
})

it('a state to compare with asks for the comparison, whatever else is asked', () => {
  const request = { offline: true, policy: { checks: { upgrades: false } }, checks, only: ['names'] as const }
  expect(chooseChecks({ ...request, isReviewed: true }).asked).toEqual(['names', 'upgrades'])
  expect(chooseChecks(request).asked).toEqual(['names'])
})
