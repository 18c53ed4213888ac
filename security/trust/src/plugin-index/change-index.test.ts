import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  beginIndex,
  codeOf,
  newIndex,
  newMachine,
  newRelease,
  now,
  publishUnchecked,
  signList,
  type Machine,
  type MemoryIndex,
} from '../../test/make-index.ts'
import { newSigner } from '../../test/make-release.ts'
import {
  addRelease,
  createTargets,
  delegateNamespace,
  listVersions,
  openIndex,
  publishIndex,
  signStagedRoot,
  signTargets,
  stageRoot,
  yankRelease,
} from '../index.ts'
import { metadataPath } from './index-layout.ts'

const [ada, bob, cy, author, other] = [newSigner(), newSigner(), newSigner(), newSigner(), newSigner()]

let index: MemoryIndex
let machine: Machine
const publish = (at = now): void => index.apply(publishIndex(index.read, { signers: [ada], now: at, days: 7 }))
const add = (version = '1.2.0', at = now): void =>
  index.apply(addRelease(index.read, newRelease(version), { signers: [author], now: at }).change)
const firstRoot = (): Uint8Array => index.read('metadata/1.root.json')!

beforeEach(() => {
  index = beginIndex([ada, bob, cy], author, { threshold: 2 })
  add()
  publish()
  machine = newMachine(index)
})

describe('a namespace', () => {
  beforeEach(() => {
    machine.trust(firstRoot())
    index.apply(delegateNamespace(index.read, '@else', other.publicPem, { signers: [ada, bob], now }).change)
  })

  test('is one author’s: nobody else lists there', async () => {
    expect(await codeOf(() => addRelease(index.read, newRelease('9.0.0'), { signers: [other], now }))).toBe('INDEX_KEY_NOT_ALLOWED')
    expect(await codeOf(() => addRelease(index.read, newRelease('9.0.0', '@nobody/x'), { signers: [other], now }))).toBe(
      'INDEX_NAMESPACE_UNKNOWN',
    )
  })

  test('holds a list that names what is somebody else’s: no publication, and no client takes it', async () => {
    const mine = addRelease(index.read, newRelease('6.6.6', '@else/x'), { signers: [other], now }).change
    const list = mine.get(metadataPath('scope.else', 1))!
    const asMine = (targets: Record<string, unknown>): Record<string, unknown> =>
      Object.fromEntries(Object.entries(targets).map(([path, target]) => [path.replaceAll('else', 'me'), target]))
    const hostile = signList(list, asMine, other)
    index.apply(mine)
    index.files.set(metadataPath('scope.else', 1), hostile)
    expect(await codeOf(() => publish())).toBe('INDEX_OUTSIDE_NAMESPACE')
    index.apply(mine)
    publish()
    expect(await codeOf(machine.get('@me/x', '6.6.6'))).toBe('INDEX_NOT_LISTED')
    publishUnchecked(index, 'scope.else', hostile, ada)
    expect(await codeOf(machine.get('@me/x', '6.6.6'))).toBe('INDEX_OUTSIDE_NAMESPACE')
    expect(await codeOf(machine.get('@me/x', '1.2.0'))).toBe('fine')
  })

  test('that changes hands is signed anew by its new owner, and the old key counts no more', async () => {
    index.apply(delegateNamespace(index.read, '@me', other.publicPem, { signers: [ada, bob], now }).change)
    expect(await codeOf(() => publish())).toBe('INDEX_UNSIGNED')
    expect(await codeOf(() => add('1.3.0'))).toBe('INDEX_KEY_NOT_ALLOWED')
    index.apply(signTargets(index.read, { signers: [other], now }).change)
    publish()
    expect(await codeOf(machine.get('@me/x', '1.2.0'))).toBe('fine')
  })
})

test('the root changes hands: signed by enough of the old holders and of the new ones, one after the other', async () => {
  machine.trust(firstRoot())
  await machine.get('@me/x', '1.2.0')
  const next = stageRoot(
    index.read,
    { root: [cy.publicPem, other.publicPem], threshold: 2, online: other.publicPem },
    { signers: [ada, cy], now },
  )
  expect(next.isComplete).toBe(false)
  index.apply(next.change)
  expect(await codeOf(machine.get('@me/x', '1.2.0'))).toBe('fine')
  const signed = signStagedRoot(index.read, [other])
  expect(signed?.isComplete).toBe(true)
  index.apply(signed!.change)
  expect(signStagedRoot(index.read, [other])).toBeNull()
  // The old holders' list and publication count no more until the new ones have signed.
  expect(await codeOf(() => publish())).toBe('INDEX_UNSIGNED')
  expect(signTargets(index.read, { signers: [cy], now }).missing).toBe(1)
  index.apply(signTargets(index.read, { signers: [cy, other], now }).change)
  expect(await codeOf(() => publish())).toBe('INDEX_KEY_NOT_ALLOWED')
  index.apply(publishIndex(index.read, { signers: [other], now, days: 7 }))
  expect(await codeOf(machine.get('@me/x', '1.2.0'))).toBe('fine')
  const late = newMachine(index)
  late.trust(firstRoot())
  expect(await codeOf(late.get('@me/x', '1.2.0'))).toBe('fine')
  index.files.delete(metadataPath('root', 2))
  expect(await codeOf(machine.get('@me/x', '1.2.0'))).toBe('fine')
})

test('more verdicts for a release are listed; another tarball for its version never is', async () => {
  machine.trust(firstRoot())
  const more = { ...newRelease(), bundles: new TextEncoder().encode('{"one":1}\n{"two":2}\n') }
  index.apply(addRelease(index.read, more, { signers: [author], now }).change)
  publish()
  expect((await machine.get('@me/x', '1.2.0')).bundles).toEqual(more.bundles)
  const swapped = { ...newRelease(), tarball: new TextEncoder().encode('another') }
  expect(await codeOf(() => addRelease(index.read, swapped, { signers: [author], now }))).toBe('INDEX_RELEASE_CHANGED')
})

test('versions are listed without those that were taken back', async () => {
  machine.trust(firstRoot())
  add('1.3.0')
  index.apply(yankRelease(index.read, { name: '@me/x', version: '1.2.0', reason: 'no' }, { signers: [author], now }).change)
  publish()
  const open = await openIndex({ address: 'https://index.test', fetch: index.fetch, kept: machine.kept, now })
  expect([await listVersions(open, '@me/x'), await listVersions(open, '@me/y')]).toEqual([['1.3.0'], []])
})

test.each<[string, () => unknown, string]>([
  [
    'a root key twice',
    () =>
      stageRoot(newIndex().read, { root: [ada.publicPem, ada.publicPem], threshold: 2, online: ada.publicPem }, { signers: [ada], now }),
    'INDEX_KEYS_INVALID',
  ],
  [
    'a threshold above the number of keys',
    () => stageRoot(newIndex().read, { root: [ada.publicPem], threshold: 2, online: ada.publicPem }, { signers: [ada], now }),
    'INDEX_KEYS_INVALID',
  ],
  [
    'a threshold of none',
    () => stageRoot(newIndex().read, { root: [ada.publicPem], threshold: 0, online: ada.publicPem }, { signers: [ada], now }),
    'INDEX_KEYS_INVALID',
  ],
  [
    'a namespace of everything',
    () => delegateNamespace(index.read, '*', author.publicPem, { signers: [ada], now }),
    'INDEX_NAMESPACE_INVALID',
  ],
  ['a folder that is no index', () => publishIndex(newIndex().read, { signers: [ada], now, days: 7 }), 'INDEX_FOLDER_INVALID'],
  ['a root with too few signatures', () => createTargets(newIndex().read, { signers: [ada], now }), 'INDEX_FOLDER_INVALID'],
  ['a key that does not publish', () => publishIndex(index.read, { signers: [author], now, days: 7 }), 'INDEX_KEY_NOT_ALLOWED'],
  ['a root that is none', () => newMachine(index).trust(new TextEncoder().encode('{}')), 'INDEX_INVALID'],
  [
    'a root without enough signatures',
    () => newMachine(index).trust(new TextEncoder().encode(new TextDecoder().decode(firstRoot()).replace('"version": 1', '"version": 2'))),
    'INDEX_ROOT_UNSIGNED',
  ],
])('%s is refused', async (_, work, code) => expect(await codeOf(work)).toBe(code))

test('openssl verifies a signature of the index over the canonical JSON of the list', async () => {
  const { signed, signatures } = JSON.parse(new TextDecoder().decode(index.read(metadataPath('scope.me', 1))!)) as {
    signed: object
    signatures: { sig: string }[]
  }
  const dir = tempFolder()
  writeFileSync(join(dir, 'data'), sortedJson(signed))
  writeFileSync(join(dir, 'sig'), Buffer.from(signatures[0]!.sig, 'hex'))
  writeFileSync(join(dir, 'key.pem'), author.publicPem)
  const words = ['dgst', '-sha256', '-verify', join(dir, 'key.pem'), '-signature', join(dir, 'sig'), join(dir, 'data')]
  expect(execFileSync('openssl', words, { encoding: 'utf8' })).toBe('Verified OK\n')
})

/** Canonical JSON of what needs no escaping: members in order, no spaces. */
function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${sortedJson(member)}`).join(',')}}`
}
