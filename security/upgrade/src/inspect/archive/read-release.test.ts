import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { deflateRawSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { packTar, type TarEntry } from 'modern-tar'
import { expect, test } from 'vitest'
import { inspectRelease } from '../inspect-release.ts'
import { textOf } from '../text-of.ts'
import { readRelease } from './read-release.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

async function tar(entries: readonly { name: string; type?: string; linkname?: string; body?: string }[]): Promise<Uint8Array> {
  const all = entries.map(({ name, type = 'file', linkname, body = 'x' }): TarEntry => {
    const isFile = type === 'file'
    const header = { name, type: type as 'file', size: isFile ? bytes(body).length : 0, ...(linkname ? { linkname } : {}) }
    return isFile ? { header, body: bytes(body) } : { header }
  })
  return gzipSync(await packTar(all))
}

test.each([
  ['a path out of its folder', { name: 'package/../../etc/passwd' }, /leads out/],
  ['an absolute path', { name: '/etc/cron.d/x' }, /absolute/],
  ['a link', { name: 'package/a', type: 'symlink', linkname: '/etc' }, /link to \/etc/],
  ['a hard link', { name: 'package/a', type: 'link', linkname: '../x' }, /link to/],
  ['a device', { name: 'package/a', type: 'character-device' }, /no file/],
])('%s is hostile, and the rest is read', async (_, entry, what) => {
  const { files, problems } = await readRelease(await tar([{ name: 'package/index.js', body: 'ok' }, entry]))
  expect([...files.values()].map(({ bytes: content }) => textOf(content))).toEqual(['ok'])
  expect(problems).toEqual([expect.objectContaining({ isHostile: true, what: expect.stringMatching(what) as string })])
})

test('names that differ in case alone, and a name twice, are hostile', async () => {
  const { problems } = await readRelease(await tar([{ name: 'package/A.js' }, { name: 'package/a.js' }, { name: 'package/a.js' }]))
  expect(problems.map(({ what }) => what)).toEqual([
    'it differs from package/A.js in upper and lower case alone',
    'it is in the archive twice',
  ])
})

test('a file outside of the folder that the others share keeps them all at their paths', async () => {
  const { files, problems } = await readRelease(await tar([{ name: 'x-1.0/a.py' }, { name: 'x-1.0/b.py' }, { name: 'setup.py' }]))
  expect([[...files.keys()], problems]).toEqual([['x-1.0/a.py', 'x-1.0/b.py', 'setup.py'], []])
})

test('what comes before the damage is read', async () => {
  const packed = await tar([{ name: 'package/a.js' }, { name: 'package/b.js', body: randomBytes(100_000).toString('hex') }])
  const { files, problems } = await readRelease(packed.subarray(0, packed.length / 2))
  expect([...files.keys()]).toEqual(['a.js', 'b.js'])
  expect(problems).toEqual([expect.objectContaining({ path: '', what: expect.stringMatching(/cannot be read/) as string })])
})

const gzipped = gzipSync(Buffer.alloc(8 * 1024 * 1024))

test('a bomb is not unpacked', async () => {
  // Packed anew each time it would cost more than unpacking it: members of one gzip file stand behind each other.
  const bomb = Buffer.concat(Array.from({ length: 50 }, () => gzipped))
  expect(bomb.length).toBeLessThan(1_000_000)
  expect((await readRelease(bomb)).problems).toEqual([expect.objectContaining({ isHostile: true })])
})

test('a zip whose sizes lie is told of', async () => {
  const body = deflateRawSync(Buffer.alloc(100_000))
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(8, 8)
  header.writeUInt32LE(body.length, 18)
  header.writeUInt32LE(10, 22)
  header.writeUInt16LE(1, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(body.length, 20)
  central.writeUInt32LE(10, 24)
  central.writeUInt16LE(1, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(47, 12)
  end.writeUInt32LE(31 + body.length, 16)
  const zip = Buffer.concat([header, Buffer.from('a'), body, central, Buffer.from('a'), end])
  const { files, problems } = await readRelease(zip)
  expect([files.size, problems.length]).toEqual([0, 1])
})

test('whatever the bytes are, a profile comes back', async () => {
  const good = await tar([
    { name: 'package/package.json', body: '{"name":"x"}' },
    { name: 'package/index.js', body: 'require("http")' },
  ])
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 8 }),
      fc.nat(good.length),
      async (flips, cut) => {
        const spoilt = Uint8Array.from(good)
        for (const [at, byte] of flips) spoilt[at] = byte
        expect(await inspectRelease(spoilt.subarray(0, cut))).toHaveProperty('problems')
      },
    ),
  )
})

const crashing: readonly (readonly [title: string, code: string, isTold: boolean])[] = [
  ['a hundred thousand brackets', '('.repeat(100_000), true],
  ['templates in templates', '`${'.repeat(50_000), true],
  ['arrows in arrows', 'x=>'.repeat(100_000), true],
  ['a line of five million letters', 'a'.repeat(5_000_000), true],
  ['letters that are none', '\0\u{10ffff}', true],
  ['forty thousand names, each of the one before', Array.from({ length: 40_000 }, (_, at) => `const a${at + 1}=a${at}`).join('\n'), false],
]

test.each(crashing)('%s do not stop the reader, and are told of where there is no tree', async (_, code, isTold) => {
  const before = process.cpuUsage().user
  const { files, problems } = await inspectRelease(await tar([{ name: 'package/index.js', body: code }]))
  expect(process.cpuUsage().user - before).toBeLessThan(10_000_000)
  expect([files, problems.length]).toEqual([1, isTold ? 1 : 0])
})

test('whatever an archive holds, nothing is written, and each entry is read or told of', async () => {
  const name = fc.oneof(
    fc.constantFrom(
      'package/a.js',
      'package/A.js',
      '/etc/passwd',
      '../up',
      'package/../../up',
      'C:\\x',
      'package/a\\..\\..\\up',
      './package/b',
    ),
    fc.string({ minLength: 1, maxLength: 20 }).map((text) => `package/${text.replaceAll(/[/\0]/g, '_')}`),
  )
  const entry = fc.record({
    name,
    type: fc.constantFrom('file', 'symlink', 'link', 'character-device'),
    linkname: fc.constant('/etc/passwd'),
  })
  const before = readdirSync(process.cwd())
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 6 }), async (entries) => {
      const { files, problems } = await readRelease(await tar(entries))
      for (const path of files.keys()) expect(path.startsWith('/') || path.split(/[/\\]/).includes('..')).toBe(false)
      expect(files.size + problems.length).toBeGreaterThanOrEqual(new Set(entries.map((one) => one.name)).size)
    }),
    { numRuns: 60 },
  )
  expect(readdirSync(process.cwd())).toEqual(before)
})
