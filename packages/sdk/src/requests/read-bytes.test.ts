import { expect, test } from 'vitest'
import { readBytes } from './read-bytes.ts'
import { createTestHost } from '../testing/create-test-host.ts'

const { host, hold } = createTestHost({ manifest: { permissions: {}, provides: ['read'] } })
const base64Of = (bytes: readonly number[]): string => btoa(bytes.map((byte) => String.fromCodePoint(byte)).join(''))

test.each([0, 1, 2, 3, 196_608, 196_609, 500_000])('%d bytes come through the pieces as they were', async (length) => {
  const bytes = Array.from({ length }, (_, n) => (n * 31) % 256)
  expect([...(await readBytes(host, hold(base64Of(bytes), 'base64'), length))]).toEqual(bytes)
})

test('a text is refused, and so are more bytes than the caller takes', async () => {
  await expect(readBytes(host, hold('text'), 10)).rejects.toThrow('is a text')
  await expect(readBytes(host, hold(base64Of(Array.from({ length: 100 }, () => 1)), 'base64'), 90)).rejects.toThrow('too large')
})
