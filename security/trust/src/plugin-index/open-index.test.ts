import { beforeEach, describe, expect, test } from 'vitest'
import {
  beginIndex,
  codeOf,
  newIndex,
  newMachine,
  newRelease,
  now,
  publishUnchecked,
  type Machine,
  type MemoryIndex,
} from '../../test/make-index.ts'
import { newSigner } from '../../test/make-release.ts'
import { addRelease, publishIndex, stageRoot, yankRelease } from '../index.ts'
import { metadataPath } from './index-layout.ts'

const [ada, bob, cy, author, other] = [newSigner(), newSigner(), newSigner(), newSigner(), newSigner()]
const day = 86_400_000
const later = (days: number): Date => new Date(now.getTime() + days * day)

let index: MemoryIndex
let machine: Machine
const publish = (at = now): void => index.apply(publishIndex(index.read, { signers: [ada], now: at, days: 7 }))
const add = (version = '1.2.0', at = now): void =>
  index.apply(addRelease(index.read, newRelease(version), { signers: [author], now: at }).change)
const firstRoot = (): Uint8Array => index.read('metadata/1.root.json')!
const snapshotOf = (): Map<string, Uint8Array> => new Map(index.files)
const restore = (files: Map<string, Uint8Array>): void => {
  index.files.clear()
  for (const [path, bytes] of files) index.files.set(path, bytes)
}

beforeEach(() => {
  index = beginIndex([ada, bob, cy], author, { threshold: 2 })
  add()
  publish()
  machine = newMachine(index)
})

test('a release is found, byte by byte, by who trusts the root', async () => {
  machine.trust(firstRoot())
  const { tarball, sbom, bundles, role } = await machine.get('@me/x', '1.2.0')
  const { tarball: same, sbom: sameSbom, bundles: sameBundles } = newRelease()
  expect([tarball, sbom, bundles, role]).toEqual([same, sameSbom, sameBundles, 'scope.me'])
})

test('without a root that somebody named nothing is asked', async () => {
  const asked: string[] = []
  const spy = newMachine({
    fetch: (path) => {
      asked.push(path)
      return Promise.resolve(null)
    },
  })
  expect(await codeOf(spy.get('@me/x', '1.2.0'))).toBe('INDEX_ROOT_UNKNOWN')
  expect(asked).toEqual([])
})

test('what was trusted is kept, and read again only as far as it is still right', async () => {
  machine.trust(firstRoot())
  await machine.get('@me/x', '1.2.0')
  index.files.delete(metadataPath('snapshot', 2))
  index.files.delete(metadataPath('targets', 2))
  expect((await machine.get('@me/x', '1.2.0')).role).toBe('scope.me')
})

describe('refused, each with its own code', () => {
  beforeEach(async () => {
    machine.trust(firstRoot())
    await machine.get('@me/x', '1.2.0')
  })

  test('an older state of the whole folder', async () => {
    const before = snapshotOf()
    add('1.3.0')
    publish()
    await machine.get('@me/x', '1.3.0')
    restore(before)
    expect(await codeOf(machine.get('@me/x', '1.2.0'))).toBe('INDEX_ROLLBACK')
  })

  test('an older publication of the same lists, which would last less long', async () => {
    const before = snapshotOf()
    publish(later(3))
    await machine.get('@me/x', '1.2.0')
    restore(before)
    expect(await codeOf(machine.get('@me/x', '1.2.0'))).toBe('INDEX_ROLLBACK')
  })

  test('an older list in a newer publication', async () => {
    const before = index.read(metadataPath('scope.me', 1))!
    add('1.3.0')
    publish()
    await machine.get('@me/x', '1.3.0')
    publishUnchecked(index, 'scope.me', before, ada)
    expect(await codeOf(machine.get('@me/x', '1.2.0'))).toBe('INDEX_ROLLBACK')
  })

  test('a publication that has ended', async () => {
    expect(await codeOf(machine.get('@me/x', '1.2.0', later(6)))).toBe('fine')
    expect(await codeOf(machine.get('@me/x', '1.2.0', later(8)))).toBe('INDEX_FROZEN')
    publish(later(8))
    expect(await codeOf(machine.get('@me/x', '1.2.0', later(8)))).toBe('fine')
  })

  test('a root that has ended', async () => {
    publish(later(400))
    expect(await codeOf(machine.get('@me/x', '1.2.0', later(400)))).toBe('INDEX_FROZEN')
  })

  test('other bytes under a name that is listed', async () => {
    const target = [...index.files.keys()].find((path) => path.endsWith('.me-x-1.2.0.tgz'))!
    index.files.set(target, new TextEncoder().encode('tarball @me/x 6.6.6'))
    expect(await codeOf(machine.get('@me/x', '1.2.0'))).toBe('INDEX_TAMPERED')
  })

  test('a publication by a key that may not publish', async () => {
    const timestamp = JSON.parse(new TextDecoder().decode(index.read('metadata/timestamp.json')!)) as {
      signed: { version: number }
      signatures: object[]
    }
    timestamp.signed.version += 1
    index.files.set('metadata/timestamp.json', new TextEncoder().encode(JSON.stringify(timestamp)))
    expect(await codeOf(machine.get('@me/x', '1.2.0'))).toBe('INDEX_UNSIGNED')
    timestamp.signatures = []
    index.files.set('metadata/timestamp.json', new TextEncoder().encode(JSON.stringify(timestamp)))
    expect(await codeOf(machine.get('@me/x', '1.2.0'))).toBe('INDEX_UNSIGNED')
  })

  test('a root by one holder of two, and one by strangers', async () => {
    const alone = stageRoot(index.read, { root: [ada.publicPem], threshold: 1, online: ada.publicPem }, { signers: [ada], now })
    expect(alone.isComplete).toBe(false)
    index.files.set(metadataPath('root', 2), alone.change.get('metadata/staged.root.json')!)
    expect(await codeOf(machine.get('@me/x', '1.2.0'))).toBe('INDEX_ROOT_UNSIGNED')
    const strangers = stageRoot(
      newIndex().read,
      { root: [other.publicPem], threshold: 1, online: other.publicPem },
      { signers: [other], now },
    )
    index.files.set(metadataPath('root', 2), strangers.change.get(metadataPath('root', 1))!)
    expect(await codeOf(machine.get('@me/x', '1.2.0'))).toBe('INDEX_ROOT_UNSIGNED')
  })

  test('a release that was taken back, with the day and the reason', async () => {
    index.apply(
      yankRelease(index.read, { name: '@me/x', version: '1.2.0', reason: 'it sends mail twice' }, { signers: [author], now }).change,
    )
    publish()
    await expect(machine.get('@me/x', '1.2.0')).rejects.toMatchObject({
      code: 'INDEX_YANKED',
      message: '@me/x@1.2.0 was taken back by its author on 2026-11-28: it sends mail twice.',
    })
    expect([...index.files.keys()].filter((path) => path.includes('me-x-1.2.0'))).toEqual([])
    expect(await codeOf(() => add())).toBe('INDEX_RELEASE_CHANGED')
  })

  test('a release that is not there, with those that are', async () => {
    await expect(machine.get('@me/x', '9.0.0')).rejects.toMatchObject({
      code: 'INDEX_NOT_LISTED',
      message: expect.stringContaining('1.2.0') as string,
    })
    await expect(machine.get('@else/x', '1.2.0')).rejects.toMatchObject({
      code: 'INDEX_NOT_LISTED',
      message: expect.stringContaining('nothing named @else/x') as string,
    })
  })

  test.each(['metadata/timestamp.json', metadataPath('snapshot', 3), metadataPath('scope.me', 2), metadataPath('root', 2)])(
    'no JSON in %s',
    async (path) => {
      add('1.3.0')
      publish()
      index.files.set(path, new TextEncoder().encode('<html>'))
      expect(await codeOf(machine.get('@me/x', '1.3.0'))).toMatch(/^INDEX_(INVALID|TAMPERED)$/)
    },
  )

  test.each(['metadata/timestamp.json', metadataPath('snapshot', 3), metadataPath('scope.me', 2)])('without %s', async (path) => {
    add('1.3.0')
    publish()
    index.files.delete(path)
    expect(await codeOf(machine.get('@me/x', '1.3.0'))).toBe('INDEX_INCOMPLETE')
  })
})
