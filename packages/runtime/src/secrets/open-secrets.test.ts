import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, test } from 'vitest'
import { openSecrets } from './open-secrets.ts'

const key = 'BSA-0123456789'

test('a key comes from its own variable, or from the file that it names, and from no other variable', () => {
  const file = join(tempFolder(), 'key')
  writeFileSync(file, `${key}\n`)
  const secretOf = openSecrets({ GALLEY_SECRET_BRAVE: key, GALLEY_SECRET_TAVILY_FILE: file, GALLEY_SECRET_EMPTY: '', OPENAI_API_KEY: key })
  expect(['BRAVE', 'TAVILY', 'EMPTY', 'OPENAI_API_KEY', 'NONE'].map(secretOf)).toEqual([key, key, undefined, undefined, undefined])
})

test.each([
  ['of two lines', { GALLEY_SECRET_X: `${key}\nHost: evil` }, 'printable ASCII'],
  ['too short to be hidden', { GALLEY_SECRET_X: 'a' }, 'printable ASCII'],
  ['in a file that is not there', { GALLEY_SECRET_X_FILE: '/nowhere/key' }, 'ENOENT'],
])('a key %s is refused, without showing it', (_, env: Readonly<Record<string, string>>, problem) => {
  const read = (): unknown => openSecrets(env)('X')
  expect(read).toThrow(expect.objectContaining({ code: 'SECRET_UNUSABLE', message: expect.stringContaining(problem) as string }))
  expect(read).not.toThrow(key)
})
