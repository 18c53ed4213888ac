import seeds from '@sigstore/tuf/seeds.json' with { type: 'json' }
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { parseTrustedRoot, readSeededTrust } from '../index.ts'

const text = Buffer.from(seeds['https://tuf-repo-cdn.sigstore.dev'].targets['trusted_root.json'], 'base64').toString('utf8')
type Member = { publicKey: { validFor: { start?: string } }; validFor: { start?: string } }
type Root = Record<'tlogs' | 'ctlogs' | 'certificateAuthorities' | 'timestampAuthorities', Member[]> & { mediaType: string }

test('the seeded trust is read and says where it is from', () => {
  const { version } = createRequire(import.meta.url)('@sigstore/tuf/package.json') as { version: string }
  const trust = readSeededTrust()
  expect(trust.origin).toContain(`@sigstore/tuf ${version}`)
  expect(trust.root.tlogs.length).toBeGreaterThan(0)
  expect(trust.keys.some(({ use, to }) => use === 'attestations' && to === null)).toBe(true)
})

test.each<[string, (root: Root) => void]>([
  ['a log', (root) => delete root.tlogs[0]!.publicKey.validFor.start],
  ['a certificate log', (root) => delete root.ctlogs[0]!.publicKey.validFor.start],
  ['a certificate authority', (root) => delete root.certificateAuthorities[0]!.validFor.start],
  ['a timestamp authority', (root) => delete root.timestampAuthorities[0]!.validFor.start],
  ['a date', (root) => (root.tlogs[0]!.publicKey.validFor.start = 'soon')],
  ['its type', (root) => (root.mediaType = 'application/json')],
])('a root without the start of %s is refused', (_, change) => {
  const root = JSON.parse(text) as Root
  change(root)
  expect(() => parseTrustedRoot(root)).toThrow(expect.objectContaining({ code: 'TRUSTED_ROOT_INVALID' }))
})

test.each([[null], ['x'], [[]], [{}], [{ mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1', tlogs: 7 }]])(
  '%j is no trusted root',
  (json) => expect(() => parseTrustedRoot(json)).toThrow(/trusted root cannot be used/),
)
