import { chmodSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, it } from 'vitest'
import { createNamedKey } from './create-named-key.ts'
import { listNamedKeys } from './list-named-keys.ts'
import { openNamedKey } from './open-named-key.ts'

function dataFolder(): string {
  const dir = tempFolder()
  return join(dir, 'data')
}

const code = (name: string): unknown => expect.objectContaining({ code: name })

it('makes a key for its owner alone, lists it and signs with it', () => {
  const data = dataFolder()
  const { file, spkiSha256 } = createNamedKey(data, 'ada')
  expect([statSync(file).mode & 0o777, statSync(join(data, 'keys')).mode & 0o777]).toEqual([0o600, 0o700])
  expect(listNamedKeys(data)).toMatchObject([{ name: 'ada', spkiSha256 }])
  expect(openNamedKey(data, 'ada').spkiSha256).toBe(spkiSha256)
})

it('never replaces a key', () => {
  const data = dataFolder()
  const { file } = createNamedKey(data, 'ada')
  const before = readFileSync(file, 'utf8')
  expect(() => createNamedKey(data, 'ada')).toThrow(code('KEY_EXISTS'))
  expect(readFileSync(file, 'utf8')).toBe(before)
})

it.each(['', '../ada', 'a/b', '.ada', 'workspace', 'Installation', 'a'.repeat(81)])('makes no key called "%s"', (name) => {
  expect(() => createNamedKey(dataFolder(), name)).toThrow(code('KEY_NAME_INVALID'))
})

it('signs with no key that is missing, or that others may read', () => {
  const data = dataFolder()
  expect(() => openNamedKey(data, 'ada')).toThrow(code('KEY_MISSING'))
  chmodSync(createNamedKey(data, 'ada').file, 0o640)
  expect(() => openNamedKey(data, 'ada')).toThrow(code('TRUST_EXPOSED'))
})
