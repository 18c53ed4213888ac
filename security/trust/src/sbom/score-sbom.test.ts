import { describe, expect, it } from 'vitest'
import { minimumElements } from './minimum-elements.ts'
import { scoreSbom } from './score-sbom.ts'

const component = (name: string, more: object = {}): Record<string, unknown> => ({
  type: 'library',
  'bom-ref': name,
  name,
  version: '1.0.0',
  purl: `pkg:npm/${name}@1.0.0`,
  supplier: { name: 'Acme' },
  hashes: [{ alg: 'SHA-256', content: 'ab'.repeat(32) }],
  licenses: [{ license: { id: 'MIT' } }],
  ...more,
})
const metadata = {
  timestamp: '2026-11-24T12:00:00Z',
  authors: [{ name: 'Ada' }],
  tools: { components: [{ type: 'application', name: 'galley' }] },
  lifecycles: [{ phase: 'build' }],
  component: component('x'),
}
const dependencies = [{ ref: 'x', dependsOn: ['a'] }, { ref: 'a' }]
const whole = { bomFormat: 'CycloneDX', specVersion: '1.6', metadata, components: [component('a')], dependencies }

describe('scoreSbom', () => {
  it('gives 10 to a document that holds every minimum element', () => {
    expect(scoreSbom(whole)).toEqual({ score: 10, components: 2, missing: [] })
  })

  const without = (key: string): object => ({ ...whole, components: [component('a', { [key]: undefined })] })
  const withoutMetadata = (key: string): object => ({ ...whole, metadata: { ...metadata, [key]: undefined } })
  it.each([
    ['supplier name', 'pkg:npm/a@1.0.0', without('supplier')],
    ['component name', 'pkg:npm/a@1.0.0', without('name')],
    ['version of the component', 'pkg:npm/a@1.0.0', without('version')],
    ['other unique identifiers', 'a', without('purl')],
    ['dependency relationship', 'pkg:npm/a@1.0.0', { ...whole, dependencies: [{ ref: 'x' }] }],
    ['author of SBOM data', null, withoutMetadata('authors')],
    ['timestamp', null, withoutMetadata('timestamp')],
    ['component hash', 'pkg:npm/a@1.0.0', without('hashes')],
    ['license', 'pkg:npm/a@1.0.0', without('licenses')],
    ['tool name', null, withoutMetadata('tools')],
    ['generation context', null, withoutMetadata('lifecycles')],
  ])('names the missing %s', (element, of, sbom) => {
    const { score, missing } = scoreSbom(sbom as Record<string, unknown>)
    expect(missing).toEqual([{ element, component: of }])
    // Half of the components, or the document whole.
    expect(score).toBe(of === null ? 9 : 9.5)
  })

  it('gives nothing to a document that says nothing', () => {
    const { score, missing } = scoreSbom({})
    expect(score).toBe(0)
    expect(missing.map(({ element }) => element)).toEqual(minimumElements.map(({ element }) => element))
  })

  it('looks into components of components', () => {
    const nested = { ...whole, components: [component('a', { components: [{ name: 'inner' }] })] }
    expect(scoreSbom(nested)).toMatchObject({ components: 3 })
    expect(scoreSbom(nested).missing.map(({ component: of }) => of)).toContain('inner')
  })

  it('takes fields of another type for missing ones', () => {
    const odd = { ...whole, components: [component('a', { supplier: 'Acme', hashes: [], licenses: {}, version: 1 })] }
    expect(scoreSbom(odd).missing.map(({ element }) => element)).toEqual(['version of the component', 'component hash', 'license'])
  })
})
