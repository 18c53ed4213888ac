import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeProject } from '../../test/project.ts'
import { createNamedKey } from './keys/create-named-key.ts'
import { signFiles } from './sign-files.ts'

it('signs a release again in place of the same key, and keeps the statements of others', () => {
  const { projectDir, dataDir, release } = makeProject()
  const file = join(projectDir, release({}))
  createNamedKey(dataDir, 'me')
  const before = readFileSync(`${file}.bundles.jsonl`, 'utf8').split('\n').length
  expect(signFiles(dataDir, file, 'me')).toMatchObject({ name: '@acme/wire', version: '1.0.0' })
  signFiles(dataDir, file, 'me')
  expect(readFileSync(`${file}.bundles.jsonl`, 'utf8').split('\n')).toHaveLength(before + 2)
})

it('takes away what others stated about other bytes, and says how much', () => {
  const { projectDir, dataDir, release } = makeProject()
  const file = join(projectDir, release({}))
  const bundles = `${file}.bundles.jsonl`
  const vetted = readFileSync(bundles, 'utf8')
  release({ code: 'export default {} // mended as its reviewer asked' })
  createNamedKey(dataDir, 'me')
  const own = readFileSync(bundles, 'utf8')
  writeFileSync(bundles, vetted + own)
  const count = (text: string): number => text.split('\n').filter((line) => line !== '').length
  expect(signFiles(dataDir, file, 'me').dropped).toBe(count(vetted))
  expect(count(readFileSync(bundles, 'utf8'))).toBe(count(own) + 2)
})

it('signs nothing under a name that is not the one of its files', () => {
  const { projectDir, dataDir, release } = makeProject()
  const file = join(projectDir, release({}))
  createNamedKey(dataDir, 'me')
  for (const end of ['', '.cdx.json']) renameSync(`${file}${end}`, join(projectDir, `wire.tgz${end}`))
  expect(() => signFiles(dataDir, join(projectDir, 'wire.tgz'), 'me')).toThrow(expect.objectContaining({ code: 'RELEASE_MISNAMED' }))
})
