import { expect, it } from 'vitest'
import { validateSbom } from './validate-sbom.ts'

const sbom = (change: object = {}): object => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
  metadata: { timestamp: '2026-11-24T12:00:00Z', component: { type: 'library', name: 'x', licenses: [{ license: { id: 'MIT' } }] } },
  components: [{ type: 'library', name: 'a', externalReferences: [{ type: 'website', url: 'https://acme.example' }] }],
  ...change,
})

it('takes a document of the schema', async () => {
  await expect(validateSbom(sbom(), '@acme/x')).resolves.toBeUndefined()
})

it.each([
  ['another format', { bomFormat: 'SPDX' }, '/bomFormat'],
  ['another key', { more: 1 }, 'the document'],
  ['a component without a name', { components: [{ type: 'library' }] }, '/components/0'],
  ['a component of no kind', { components: [{ type: 'thing', name: 'a' }] }, '/components/0/type'],
  [
    'a component twice',
    {
      components: [
        { type: 'library', name: 'a' },
        { type: 'library', name: 'a' },
      ],
    },
    '/components',
  ],
  [
    'a licence that SPDX does not know',
    { components: [{ type: 'library', name: 'a', licenses: [{ license: { id: 'MINE' } }] }] },
    /^\/components\/0\/licenses/,
  ],
  [
    'a hash that is too short',
    { components: [{ type: 'library', name: 'a', hashes: [{ alg: 'SHA-256', content: 'ab' }] }] },
    /^\/components\/0\/hashes\/0/,
  ],
  ['a time that is none', { metadata: { timestamp: 'today' } }, '/metadata/timestamp'],
  [
    'an address with a space',
    { components: [{ type: 'library', name: 'a', externalReferences: [{ type: 'vcs', url: 'git hub' }] }] },
    /externalReferences/,
  ],
  ['a serial number that is none', { serialNumber: 'urn:uuid:1' }, '/serialNumber'],
])('refuses %s, and says where', async (_what, change, at) => {
  const place = typeof at === 'string' ? at : expect.stringMatching(at)
  await expect(validateSbom(sbom(change), '@acme/x')).rejects.toMatchObject({ code: 'SBOM_INVALID', details: { at: place as unknown } })
})
