import { isFault } from '@galley/fault'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultPolicy } from './audit-policy.ts'
import { checkSchema } from './check-schema.ts'
import { parsePolicy } from './parse-policy.ts'
import { policySchema } from './policy-schema.ts'

const waiver = { rule: 'vulnerable', purl: 'pkg:npm/%40a/b@^1.2.0', reason: 'not reached', owner: 'dana', expires: '2027-01-31' }
const policy = (value: unknown): string => JSON.stringify(value)

/** The fault's words, or null where the policy is read. */
function refusal(text: string): string | null {
  try {
    parsePolicy(text)
    return null
  } catch (error) {
    if (!isFault(error) || error.code !== 'AUDIT_POLICY_INVALID') throw error
    expect(error.exit).toBe(2)
    return error.message
  }
}

it('fills what is left out with the defaults', () => {
  expect(parsePolicy('{}')).toEqual(defaultPolicy)
  expect(parsePolicy(policy({ ages: { abandonedYears: 4 }, waivers: [waiver] }))).toMatchObject({
    ages: { ...defaultPolicy.ages, abandonedYears: 4 },
    waivers: [{ ...waiver, purl: { type: 'npm', name: '@a/b', version: '^1.2.0' } }],
  })
})

it('knows the line of each waiver', () => {
  const text = JSON.stringify({ waivers: [waiver, waiver] }, null, 2)
  expect(parsePolicy(text).waivers.map(({ line }) => line)).toEqual([3, 10])
  expect(parsePolicy(`\uFEFF${JSON.stringify({ waivers: [waiver] })}`).waivers[0]?.line).toBe(1)
})

it('tells an editor that a waiver of an advisory names it', () => {
  const named = { ...waiver, advisory: 'CVE-2026-1' }
  expect(checkSchema(policySchema, { waivers: [named, { ...waiver, rule: 'integrity' }] })).toBeNull()
  expect(checkSchema(policySchema, { waivers: [named, waiver] })).toMatchObject({ path: '/waivers/1' })
})

describe('refuses', () => {
  const { expires: _, ...endless } = waiver
  it.each([
    ['what is not JSON', '{ failOn: high }', 'is not JSON'],
    ['a list', '[]', 'must be object'],
    ['an unknown key', policy({ failon: 'high' }), 'the file has an unknown key "failon"'],
    ['an unknown key deeper', policy({ ages: { days: 3 } }), '/ages has an unknown key "days"'],
    ['an unknown check', policy({ checks: { everything: false } }), '"everything"'],
    ['a severity that is none', policy({ failOn: 'severe' }), 'failOn'],
    ['a waiver without an end', policy({ waivers: [endless] }), "/waivers/0 must have required property 'expires'"],
    ['a day that no calendar has', policy({ waivers: [{ ...waiver, expires: '2027-02-30' }] }), 'is not a day'],
    ['a day in other words', policy({ waivers: [{ ...waiver, expires: 'never' }] }), '/waivers/0/expires'],
    ['a purl that is none', policy({ waivers: [{ ...waiver, purl: 'left-pad' }] }), '"left-pad" is not a package URL'],
    ['a purl of another kind', policy({ waivers: [{ ...waiver, purl: 'pkg:cargo/serde@1' }] }), 'is not a package URL'],
    ['a range that is none', policy({ waivers: [{ ...waiver, purl: 'pkg:pypi/django@soon' }] }), 'neither a version nor a range'],
    ['a rule that is none', policy({ waivers: [{ ...waiver, rule: 'SC999' }] }), '/waivers/0/rule'],
    [
      'an advisory where there is none',
      policy({ waivers: [{ ...waiver, rule: 'integrity', advisory: 'CVE-2026-1' }] }),
      'no waiver of integrity',
    ],
    ['an advisory that is several', policy({ waivers: [{ ...waiver, advisory: 'CVE-2026-1, CVE-2026-2' }] }), '/waivers/0/advisory'],
    ['an empty reason', policy({ waivers: [{ ...waiver, reason: '' }] }), '/waivers/0/reason'],
  ])('%s', (_name, text, words) => {
    expect(refusal(text)).toContain(words)
  })

  it('anything else with this fault and no other error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        refusal(text)
      }),
    )
  })
})

it('is named in what is wrong with it: a pipeline may hand over another file', () => {
  expect(() => parsePolicy('{ "failon": "high" }', 'ci/strict.json')).toThrow('The audit policy ci/strict.json cannot be used: ')
})
