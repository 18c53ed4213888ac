import { expect, test } from 'vitest'
import { findForeign } from './find-foreign.ts'

test('a page that is made to be slow is refused in time', () => {
  const html = '<i>a</i>'.repeat(60_000)
  const began = process.cpuUsage()
  expect(findForeign(`${'a'.repeat(50_000)}b`, { text: html, mediaType: 'text/html' })).not.toBeNull()
  expect(process.cpuUsage(began).user / 1_000_000).toBeLessThan(10)
})
