import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { headOf, type Act, type BrokenAnswer } from './broken-answer.ts'

type Pack = (bytes: Uint8Array) => Uint8Array

const packBrotli: Pack = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } })

const packings: readonly (readonly [string, string, Pack])[] = [
  ['gzip', 'gzip', gzipSync],
  ['br', 'br', packBrotli],
  ['zstd', 'zstd', zstdCompressSync],
  ['deflate', 'deflate', deflateSync],
  ['deflate without its header', 'deflate', deflateRawSync],
  ['gzip in br', 'gzip, br', (bytes) => packBrotli(gzipSync(bytes))],
]

/** Sends bytes under the name of an encoding. */
const under = (type: string, encoding: string, bytes: Uint8Array, missing = 0): readonly Act[] => [
  { send: headOf([`content-type: ${type}`, `content-encoding: ${encoding}`, `content-length: ${bytes.length + missing}`]) },
  { send: bytes },
]

function damage(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, index) => (index > 2 && index % 3 === 0 ? 0xff : byte))
}

const broken = ([name, encoding, pack]: (typeof packings)[number]): readonly BrokenAnswer[] => [
  { name: `${name}, whole`, fate: 'read', acts: ({ type, body }) => [...under(type, encoding, pack(Buffer.from(body))), 'end'] },
  {
    name: `${name}, cut in the middle`,
    fate: 'told',
    acts: ({ type, body }) => {
      const packed = pack(Buffer.from(body))
      return [...under(type, encoding, packed.subarray(0, packed.length >> 1)), 'end']
    },
  },
  {
    name: `${name}, reset in the middle`,
    fate: 'told',
    acts: ({ type, body }) => {
      const packed = pack(Buffer.from(body))
      return [...under(type, encoding, packed.subarray(0, packed.length >> 1), packed.length), { pause: 20 }, 'reset']
    },
  },
  { name: `${name}, damaged`, fate: 'told', acts: ({ type, body }) => [...under(type, encoding, damage(pack(Buffer.from(body)))), 'end'] },
  {
    name: `${name}, with bytes after its end`,
    fate: 'either',
    acts: ({ type, body }) => [...under(type, encoding, Buffer.concat([pack(Buffer.from(body)), Buffer.from('and more')])), 'end'],
  },
  { name: `${name}, and nothing in it`, fate: 'told', acts: ({ type }) => [...under(type, encoding, new Uint8Array()), 'end'] },
  { name: `${name}, which it is not`, fate: 'told', acts: ({ type, body }) => [...under(type, encoding, Buffer.from(body)), 'end'] },
  { name: `${name}, a bomb`, fate: 'told', acts: ({ type }) => [...under(type, encoding, pack(Buffer.alloc(40_000_000))), 'end'] },
]

const unknown = [
  'none',
  'UTF-8',
  'compress',
  'aws-chunked',
  'binary',
  'gzip, none',
  'gzip;q=0',
  'gzip, gzip, gzip, gzip, gzip',
  'x'.repeat(9000),
]

/** Answers whose content encoding goes wrong, or only sounds unusual. */
export const brokenPackings: readonly BrokenAnswer[] = [
  ...packings.flatMap(broken),
  ...unknown.map((encoding): BrokenAnswer => ({
    name: `the encoding ${encoding.slice(0, 40)}`,
    fate: 'told',
    // More than the buffers hold, so that the body is on its way when it is given up.
    acts: ({ type, body }) => [...under(type, encoding, Buffer.from(body.padEnd(400_000))), 'end'],
  })),
]
