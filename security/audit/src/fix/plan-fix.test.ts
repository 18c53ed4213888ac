import type { Finding } from '@galley/findings'
import { describe, expect, it } from 'vitest'
import { simulateFix } from './simulate-fix.ts'
import { describeFix } from './describe-fix.ts'
import { planFix, type FixRequest } from './plan-fix.ts'
import { clock, locked, plan, vulnerable } from '../../test/fix/plan-for.ts'

describe('a plan', () => {
  const deep = locked('deep', '2.0.0', { file: 'package-lock.json' })
  const request = (findings: readonly Finding[], readText: FixRequest['readText'] = () => '{}\n'): FixRequest => ({
    findings,
    files: [{ path: 'package-lock.json', format: 'npm', parsed: { packages: [deep], roots: [] } }],
    readText,
    clock,
  })

  it('goes to the version that clears every finding of a package', () => {
    expect(planFix(request([vulnerable(deep, ['2.0.1', '3.0.0']), vulnerable(deep, ['2.0.4', '2.1.0'])])).moves).toMatchObject([
      { to: '2.0.4' },
    ])
    expect(planFix(request([vulnerable(deep, ['2.0.1'], '2.0.7'), vulnerable(deep, ['2.0.4'], '2.0.7')])).moves).toMatchObject([
      { to: '2.0.7' },
    ])
  })

  it('says why a finding is not fixed, and passes over waived ones', () => {
    const why = (finding: Finding): string | undefined => planFix(request([finding])).unfixable[0]?.why
    expect(why(vulnerable(deep, []))).toContain('no fixed version')
    expect(why({ ...vulnerable(deep, []), code: 'known-malicious' })).toContain('remove')
    expect(why({ ...vulnerable(deep, []), code: 'too-young' })).toContain('wait')
    expect(why(vulnerable(locked('gone', '1.0.0'), ['2.0.0']))).toContain('no lockfile')
    expect(
      planFix(request([{ ...vulnerable(deep, ['2.0.1']), waived: { reason: 'r', owner: 'o', expires: '2027-01-01' } }])),
    ).toMatchObject({ edits: [], moves: [], unfixable: [] })
  })

  it('undoes a half of a fix that cannot be made whole', () => {
    const failing = planFix(request([vulnerable(deep, ['2.0.1'])], () => '{ "overrides": [] }'))
    expect(failing.edits).toEqual([])
    expect(failing.unfixable[0]?.why).toContain('by hand')
  })

  it('speaks of SBOMs as what they are', () => {
    expect(plan('cyclonedx', 'sbom.json', {}, [deep], { deep: ['2.0.1'] }).unfixable[0]?.why).toContain('another tool')
  })

  it('tells which packages will be there once it is installed', () => {
    const planned = planFix(request([vulnerable(deep, ['2.0.1'])]))
    expect(simulateFix([deep], planned)).toMatchObject([{ version: '2.0.1', purl: 'pkg:npm/deep@2.0.1' }])
  })

  it('is printed diff first, then reasons and what to run', () => {
    const words = describeFix(planFix(request([vulnerable(deep, ['3.0.0'])])), { isWritten: false, verdicts: [] })
    expect(words).toMatch(/^--- a\/package\.json\n\+\+\+ b\/package\.json\n@@/)
    expect(words).toContain('+    "deep@<3.0.0": "3.0.0"\n')
    expect(words).toContain('another major version')
    expect(words).toContain('galley audit --fix --write')
    expect(words).toContain('npm install')
  })

  it('shows no secret of an address, and says that the diff does not apply then', () => {
    const readText = (): string => '{\n  "dependencies": {\n    "own": "git+https://u:s3cret@git.example.org/own.git"\n  }\n}\n'
    const planned = planFix(request([vulnerable(deep, ['3.0.0'])], readText))
    const words = describeFix(planned, { isWritten: false, verdicts: [] })
    expect(words).toContain('git.example.org/own.git')
    expect(words).not.toContain('s3cret')
    expect(words).toContain('does not apply')
  })
})
