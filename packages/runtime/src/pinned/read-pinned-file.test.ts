import { createHash } from 'node:crypto'
import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, test } from 'vitest'
import { readEntailment } from './read-entailment.ts'
import { readPinnedFile } from './read-pinned-file.ts'

const dir = tempFolder()

const setting = 'models.entailment'
const bytes = Buffer.alloc(9_000_001, 'model')
const sha256 = createHash('sha256').update(bytes).digest('hex')
const put = (name: string, content: Uint8Array): string => {
  writeFileSync(join(dir, name), content)
  return join(dir, name)
}

test('a file of the pinned digest is read whole', async () => {
  const file = put('model.onnx', bytes)
  expect(Buffer.compare(await readPinnedFile(setting, { file, sha256 }), bytes)).toBe(0)
  const words = { file: put('tokenizer.json', Buffer.from('{}')), sha256: createHash('sha256').update('{}').digest('hex') }
  const files = await readEntailment({ file, sha256, tokenizer: words, plugin: '@galley/entail' })
  expect(Object.entries(files).map(([name, { length }]) => [name, length])).toEqual([
    ['model', bytes.length],
    ['tokenizer', 2],
  ])
})

test('one byte more, less or other is another file, and the fault says which digest it has', async () => {
  const other = Buffer.from(bytes)
  other[bytes.length - 1] = 0
  for (const [name, content] of Object.entries({ more: Buffer.concat([bytes, Buffer.from('!')]), less: bytes.subarray(1), other })) {
    const found = createHash('sha256').update(content).digest('hex')
    await expect(readPinnedFile(setting, { file: put(name, content), sha256 }), name).rejects.toMatchObject({
      code: 'PINNED_FILE_CHANGED',
      details: { setting, found, expected: sha256 },
    })
  }
})

test('what is no file, not there or too large is told, and not read', async () => {
  const huge = put('huge', Buffer.alloc(0))
  truncateSync(huge, 512 * 2 ** 20 + 1)
  const rows = [
    [join(dir, 'nothing'), /there is none of that name/],
    [dir, /EISDIR/],
    [huge, /it has 513 MiB, and 512 are allowed/],
  ] as const
  for (const [file, message] of rows)
    await expect(readPinnedFile(setting, { file, sha256 }), file).rejects.toMatchObject({
      code: 'PINNED_FILE_UNREADABLE',
      message: expect.stringMatching(message) as string,
    })
})
