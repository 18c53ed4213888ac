import { expect, test } from 'vitest'
import { saySystemError } from './say-system-error.ts'

test.each([
  [
    'a refusal of the file system in words',
    Object.assign(new Error('EISDIR: illegal operation on a directory, read'), { code: 'EISDIR' }),
    'it is a folder',
  ],
  ['any other error as it speaks', new Error('the link was cut'), 'the link was cut'],
  ['what is no error as a text', 'gone', 'gone'],
])('says %s', (_, error, said) => {
  expect(saySystemError(error)).toBe(said)
})
