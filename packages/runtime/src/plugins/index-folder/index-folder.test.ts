import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { createKey, createSigner, signRelease, type Signer } from '@galley/trust'
import { beforeEach, expect, test } from 'vitest'
import { createNamedKey } from '../keys/create-named-key.ts'
import { openIndexFolder, type IndexFolder } from './index-folder.ts'
import { readIndexKey } from './read-index-key.ts'

const clock = (): Date => new Date('2026-11-28T12:00:00Z')
const newSigner = (): Signer => createSigner(createKey())
const [ada, bob, cy] = [newSigner(), newSigner(), newSigner()]
const root = [ada, bob, cy].map(({ publicPem }) => publicPem)

let dir = ''
let index: IndexFolder
beforeEach(() => {
  dir = tempFolder()
  index = openIndexFolder({ dir: join(dir, 'shelf'), clock })
})

test('holders sign one after the other, and nothing counts before enough of them have', () => {
  expect(index.init({ root, threshold: 2, online: ada.publicPem }, [ada])).toEqual({ isRootComplete: false, missing: 0, rootDigest: null })
  expect(() => index.publish([ada], 7)).toThrow(expect.objectContaining({ code: 'INDEX_FOLDER_INVALID' }))
  expect(index.sign([bob])).toMatchObject({
    isRootComplete: true,
    missing: 1,
    rootDigest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  })
  expect(() => index.publish([ada], 7)).toThrow(expect.objectContaining({ code: 'INDEX_UNSIGNED' }))
  expect(index.sign([cy])).toMatchObject({ missing: 0 })
  index.publish([ada], 7)
  expect(existsSync(join(dir, 'shelf', 'metadata', 'timestamp.json'))).toBe(true)
  expect(existsSync(join(dir, 'shelf', 'metadata', 'staged.root.json'))).toBe(false)
})

test('an index is begun once', () => {
  index.init({ root, threshold: 2, online: ada.publicPem }, [ada])
  expect(() => index.init({ root, threshold: 2, online: ada.publicPem }, [ada, bob])).toThrow(
    expect.objectContaining({ code: 'INDEX_FOLDER_EXISTS' }),
  )
})

test('a release is listed under the name that its author signed, about this tarball', () => {
  index.init({ root, threshold: 2, online: ada.publicPem }, [ada, bob])
  index.delegate('@me', cy.publicPem, [ada, bob])
  const file = join(dir, 'me-x-1.2.0.tgz')
  const tarball = new TextEncoder().encode('tarball')
  writeFileSync(file, tarball)
  writeFileSync(`${file}.cdx.json`, '{}')
  expect(() => index.add(file, [cy])).toThrow(expect.objectContaining({ code: 'RELEASE_UNREADABLE' }))
  writeFileSync(
    `${file}.bundles.jsonl`,
    signRelease({ name: '@me/x', version: '1.2.0', tarball, files: new Map(), sbom: { bomFormat: 'CycloneDX' } }, cy),
  )
  expect(index.add(file, [cy])).toEqual({ name: '@me/x', version: '1.2.0' })
  writeFileSync(file, 'another tarball')
  expect(() => index.add(file, [cy])).toThrow(expect.objectContaining({ code: 'RELEASE_MISMATCH' }))
})

test('a key is named, or its public half lies in a file', () => {
  const { publicPem } = createNamedKey(dir, 'ada')
  const unread = (): never => {
    throw new Error('a name is no file')
  }
  expect(readIndexKey(dir, 'ada', unread)).toMatchObject({ publicPem, signer: { publicPem } })
  expect(readIndexKey(dir, 'ada.pem', () => publicPem)).toEqual({ publicPem, signer: null })
  expect(readIndexKey(dir, 'ada.json', () => JSON.stringify({ ada: { roles: ['author'], keys: [{ pem: publicPem }] } }))).toEqual({
    publicPem,
    signer: null,
  })
  for (const text of [
    '{',
    '{}',
    JSON.stringify({ ada: { keys: [{ pem: publicPem }, { pem: publicPem }] } }),
    JSON.stringify({ ada: {}, bob: {} }),
  ])
    expect(() => readIndexKey(dir, 'ada.json', () => text)).toThrow(expect.objectContaining({ code: 'KEY_UNSUPPORTED' }))
})
