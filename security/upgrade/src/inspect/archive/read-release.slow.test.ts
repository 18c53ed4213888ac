import { gzipSync } from 'node:zlib'
import { packTar } from 'modern-tar'
import { expect, test } from 'vitest'
import { packRelease } from '../../../test/pack-release.ts'
import { packWheel } from '../../../test/pack-wheel.ts'
import { inspectRelease } from '../inspect-release.ts'

test('fifty megabytes on one line are looked at by their words, and that is said', async () => {
  const line = `fetch('https://x.invalid');${'a.get(x)+curl ;'.repeat(3_400_000)}`
  const { capabilities, hosts, problems } = await inspectRelease(await packRelease({ 'package.json': '{}', 'index.js': line }))
  expect(capabilities.map(({ name }) => name)).toContain('network')
  expect(hosts.map(({ name }) => name)).toEqual(['x.invalid'])
  expect(problems.map(({ what }) => what)).toEqual(['it is too long to be read as code'])
})

const paths = Array.from({ length: 100_000 }, (_, at) => `package/${at}.js`)

test.each([
  ['a tarball', async () => gzipSync(await packTar(paths.map((name) => ({ header: { name, size: 1 }, body: 'x' }))))],
  ['a tarball of folders', async () => gzipSync(await packTar(paths.map((name) => ({ header: { name, type: 'directory', size: 0 } }))))],
  [
    'a tarball of links',
    async () => gzipSync(await packTar(paths.map((name) => ({ header: { name, type: 'symlink', linkname: '/etc', size: 0 } })))),
  ],
  // A zip without a 64-bit record has 65,535 entries at most.
  ['a wheel', async () => packWheel(Object.fromEntries(paths.slice(0, 65_535).map((path) => [path, 'x'])))],
])('%s with more entries than any release has ends in a finding', async (_, pack) => {
  const archive = await pack()
  const before = process.cpuUsage().user
  const { problems } = await inspectRelease(archive)
  expect(process.cpuUsage().user - before).toBeLessThan(20_000_000)
  expect(problems.length).toBeLessThanOrEqual(1001)
  expect(problems).toContainEqual(expect.objectContaining({ isHostile: true }))
})
