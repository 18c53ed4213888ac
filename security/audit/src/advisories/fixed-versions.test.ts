import { describe, expect, it } from 'vitest'
import type { Affected } from './advisory.ts'
import { fixedVersions } from './fixed-versions.ts'

const fixedIn = (...versions: readonly string[]): Affected => ({
  versions: [],
  ranges: [
    versions.flatMap((version) => [
      { kind: 'introduced' as const, version: '0' },
      { kind: 'fixed' as const, version },
    ]),
  ],
})

describe('fixedVersions', () => {
  it('names the newer ones, lowest first, each once', () => {
    expect(fixedVersions('npm', [fixedIn('4.10.0', '3.0.1'), fixedIn('4.2.0', '4.2.0')], '4.1.0')).toEqual(['4.2.0', '4.10.0'])
  })

  it('puts pre-releases last, unless one is installed', () => {
    const entries = [fixedIn('2.0.0-rc.1', '2.1.0')]
    expect(fixedVersions('npm', entries, '1.0.0')).toEqual(['2.1.0', '2.0.0-rc.1'])
    expect(fixedVersions('npm', entries, '2.0.0-beta.1')).toEqual(['2.0.0-rc.1', '2.1.0'])
    expect(fixedVersions('PyPI', [fixedIn('5.0rc1', '4.2.15')], '4.2')).toEqual(['4.2.15', '5.0rc1'])
  })

  it('knows none for a version that cannot be compared', () => {
    expect(fixedVersions('npm', [fixedIn('2.0.0')], 'latest')).toEqual([])
  })
})
