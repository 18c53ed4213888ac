import { expect, test } from 'vitest'
import { packRelease } from '../../../test/pack-release.ts'
import { inspectRelease } from '../inspect-release.ts'

test('fifty megabytes on one line are looked at by their words, and that is said', async () => {
  const line = `fetch('https://x.invalid');${'a.get(x)+curl ;'.repeat(3_400_000)}`
  const { capabilities, hosts, problems } = await inspectRelease(await packRelease({ 'package.json': '{}', 'index.js': line }))
  expect(capabilities.map(({ name }) => name)).toContain('network')
  expect(hosts.map(({ name }) => name)).toEqual(['x.invalid'])
  expect(problems.map(({ what }) => what)).toEqual(['it is too long to be read as code'])
})
