import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { unpackBody } from './unpack-body.ts'

type Pack = (bytes: Uint8Array) => Uint8Array

const page = Buffer.from('<p>Zürich counts 448,664 people.</p>'.repeat(50))

const packBrotli: Pack = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } })

const packings: readonly (readonly [string, Pack])[] = [
  ['gzip', gzipSync],
  ['x-gzip', gzipSync],
  ['deflate', deflateSync],
  ['deflate', deflateRawSync],
  ['br', packBrotli],
  ['zstd', zstdCompressSync],
]

const pairs = packings.flatMap(([first, packFirst]) =>
  packings.map(([second, packSecond]) => [`${first}, ${second}`, (bytes: Uint8Array) => packSecond(packFirst(bytes))] as const),
)

test.each([...packings, ...pairs])('%s is unpacked', async (encoding, pack) => {
  expect(await unpackBody(pack(page), encoding)).toEqual({ bytes: page })
})

test.each(['', 'identity', ' Identity ,', 'GZIP', 'identity, gzip', ' ,gzip,, identity'])(
  'the encoding "%s" is read as it is meant',
  async (encoding) => {
    expect(await unpackBody(/gzip/i.test(encoding) ? gzipSync(page) : page, encoding)).toEqual({ bytes: page })
  },
)

test('four encodings are unpacked, a fifth is not', async () => {
  const pack = (times: number): Uint8Array => (times === 0 ? page : gzipSync(pack(times - 1)))
  expect(await unpackBody(pack(4), 'gzip, gzip, gzip, gzip')).toEqual({ bytes: page })
  expect(await unpackBody(pack(5), 'gzip, gzip, gzip, gzip, gzip')).toEqual({ packed: 'it is packed 5 times over' })
})

test.each([
  'none',
  'UTF-8',
  'compress',
  'aws-chunked',
  'binary',
  'chunked',
  'gzip;q=1',
  'gzip br',
  '__proto__',
  'dcb',
  `x${'y'.repeat(200)}`,
])('a body packed with "%s" is refused by that name, alone or in a list', async (encoding) => {
  const name = encoding.toLowerCase().slice(0, 60)
  for (const listed of [encoding, `gzip, ${encoding}`, `${encoding}, gzip`])
    expect(await unpackBody(listed.endsWith('gzip') ? gzipSync(page) : page, listed)).toEqual({
      packed: `it is packed with "${name}", which is none of gzip, br, zstd, deflate`,
    })
})

test.each([...packings, ...pairs])('%s that breaks off, is damaged or is something else is refused by its name', async (encoding, pack) => {
  const whole = Buffer.from(pack(page))
  const damaged = Buffer.from(whole)
  for (let at = 2; at < damaged.length; at += 3) damaged[at] = 0xff
  const last = encoding.split(', ').at(-1) ?? ''
  for (const bytes of [whole.subarray(0, 1), whole.subarray(0, -9), damaged, page])
    expect(await unpackBody(bytes, encoding)).toEqual({
      packed: expect.stringMatching(/^it says it is packed with \S+, but that is damaged/),
    })
  expect(await unpackBody(page, encoding)).toEqual({ packed: expect.stringContaining(`packed with ${last}, but`) })
})

test.each(packings)('an empty body is empty, also under %s, and so is an empty text in it', async (encoding, pack) => {
  expect(await unpackBody(new Uint8Array(), encoding)).toEqual({ bytes: new Uint8Array() })
  expect(await unpackBody(pack(new Uint8Array()), encoding)).toEqual({ bytes: Buffer.alloc(0) })
})

const bomb = Buffer.alloc(21_000_000)

test.each([...packings, ...pairs.filter(([name]) => name.startsWith('gzip,'))])(
  'a bomb in %s is not unpacked further than 20 MB',
  async (encoding, pack) => {
    expect(await unpackBody(pack(bomb), encoding)).toEqual({ tooLarge: '20 MB when unpacked' })
  },
)
