import { deflateRawSync, gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { isFault } from '@galley/fault'
import { describe, expect, it } from 'vitest'
import { makeGzip, makeTar, packTar, type TarEntry } from '../../test/make-tar.ts'
import { readTarball } from './read-tarball.ts'

const text = (words: string): Uint8Array => Buffer.from(words)
const good: TarEntry = { path: 'package/a.txt', body: text('hello') }
const why = (tarball: Uint8Array): string => {
  try {
    readTarball(tarball, '@acme/x')
    return 'it was read'
  } catch (error) {
    if (isFault(error) && error.code === 'TARBALL_INVALID') return error.details['why'] ?? ''
    throw error
  }
}

describe('readTarball', () => {
  it('reads files by path, the long ones too', () => {
    const deep = { path: `${'b'.repeat(90)}.txt`, prefix: `package/${'a'.repeat(140)}`, body: text('deep') }
    const files = readTarball(packTar([good, { path: 'package/empty', body: text('') }, deep]), '@acme/x')
    expect([...files].map(([path, body]) => [path, Buffer.from(body).toString()])).toEqual([
      ['package/a.txt', 'hello'],
      ['package/empty', ''],
      [`${deep.prefix}/${deep.path}`, 'deep'],
    ])
  })

  it('reads any files that it can name', () => {
    const part = fc.stringMatching(/^[a-z0-9_-]{1,20}$/)
    const entries = fc.uniqueArray(fc.record({ name: part, body: fc.uint8Array({ maxLength: 1500 }) }), {
      selector: ({ name }) => name,
      minLength: 1,
    })
    fc.assert(
      fc.property(entries, (made) => {
        const files = readTarball(packTar(made.map(({ name, body }) => ({ path: `package/${name}`, body }))), '@acme/x')
        expect([...files].map(([path, body]) => ({ name: path.slice(8), body: Uint8Array.from(body) }))).toEqual(made)
      }),
      { numRuns: 50 },
    )
  })

  const entries: readonly (readonly [what: string, why: RegExp, entry: TarEntry])[] = [
    ['a path that climbs', /plain path/, { path: 'package/../evil.txt' }],
    ['an absolute path', /plain path/, { path: '/etc/passwd' }],
    ['a file outside of package/', /plain path/, { path: 'other/a.txt' }],
    ['a drive', /plain path/, { path: 'package/c:evil' }],
    ['a backslash', /plain path/, { path: 'package\\..\\evil' }],
    ['an empty part', /plain path/, { path: 'package//a.txt' }],
    ['a dot', /plain path/, { path: 'package/./a.txt' }],
    ['a part that Windows cuts', /plain path/, { path: 'package/a.txt.' }],
    ['bytes that are no ASCII', /plain path/, { path: 'package/\u00e9.txt' }],
    ['a prefix that climbs', /plain path/, { path: 'a.txt', prefix: 'package/..' }],
    ['a hard link', /regular file/, { path: 'package/b.txt', type: '1', link: 'package/a.txt' }],
    ['a symbolic link', /regular file/, { path: 'package/b.txt', type: '2', link: '/etc/passwd' }],
    ['a device', /regular file/, { path: 'package/b.txt', type: '3' }],
    ['a folder', /regular file|plain path/, { path: 'package/b/', type: '5' }],
    ['a pax header', /regular file/, { path: 'package/PaxHeader', type: 'x', body: text('19 path=package/b\n') }],
    ['a GNU long name', /regular file/, { path: 'package/LongLink', type: 'L', body: text('package/b') }],
    ['a header of another kind', /ustar/, { path: 'package/b.txt', magic: 'ustar  \0' }],
    ['a wrong checksum', /checksum/, { path: 'package/b.txt', checksum: '000001\0 ' }],
    ['a size that is no number', /no size/, { path: 'package/b.txt', size: '-1' }],
    ['a size in base 256', /no size/, { path: 'package/b.txt', size: '\u0080\0\0\0\0\0\0\0\0\0\0\u0001' }],
    ['a size beyond the end', /cut off/, { path: 'package/b.txt', size: '00077777777\0' }],
    ['something behind the body', /hidden/, { path: 'package/b.txt', body: text('b'), padding: 'x' }],
    ['a path twice', /twice/, { path: 'package/a.txt', body: text('other') }],
    ['a path in two cases', /twice/, { path: 'package/A.TXT', body: text('other') }],
    ['a file in a file', /in a file/, { path: 'package/a.txt/b' }],
  ]
  it.each(entries)('refuses %s', (_what, reason, entry) => {
    expect(why(packTar([good, entry]))).toMatch(reason)
  })

  it('refuses a file where a folder is', () => {
    expect(why(packTar([{ path: 'package/b/c' }, { path: 'package/B' }]))).toMatch(/twice/)
  })

  const tar = makeTar([good])
  it.each([
    ['nothing', Buffer.alloc(0), /gzip member/],
    ['what is not packed', tar, /gzip member/],
    ['an empty archive', gzipSync(Buffer.alloc(1024)), /empty/],
    ['two members', Buffer.concat([gzipSync(tar), gzipSync(tar)]), /follows/],
    ['a member after the archive', Buffer.concat([gzipSync(tar), gzipSync(Buffer.alloc(0))]), /follows|unpacked/],
    ['trailing bytes', Buffer.concat([gzipSync(tar), Buffer.from('x')]), /follows|unpacked|more than/],
    ['trailing zeros', Buffer.concat([gzipSync(tar), Buffer.alloc(512)]), /follows|unpacked/],
    ['a member with a name', makeGzip(tar, { header: '1f8b08080000000000036100' }), /gzip member/],
    ['a length that is too small', makeGzip(tar, { length: tar.length - 1 }), /length/],
    ['a length that is too large', makeGzip(tar, { length: tar.length + 1 }), /length/],
    ['a length beyond the limit', makeGzip(tar, { length: 65 * 1024 * 1024 }), /more than/],
    ['a bomb that understates its length', makeGzip(Buffer.alloc(64 * 1024 * 1024), { length: 1024 }), /unpacked|length/],
    ['data that is cut off', gzipSync(tar).subarray(0, -20), /unpacked|follows|more than/],
    [
      'data that is not deflated',
      Buffer.concat([Buffer.from('1f8b0800000000000003', 'hex'), Buffer.alloc(40, 0xff)]),
      /unpacked|more than/,
    ],
    ['an archive without an end', gzipSync(makeTar([good], Buffer.alloc(0))), /end/],
    ['an archive with half an end', gzipSync(makeTar([good], Buffer.alloc(512))), /end/],
    [
      'an archive that goes on after its end',
      gzipSync(makeTar([good], Buffer.concat([Buffer.alloc(1024), makeTar([{ path: 'package/b' }])]))),
      /end/,
    ],
    ['an archive with a long tail of zeros', gzipSync(makeTar([good], Buffer.alloc(64 * 1024))), /end/],
    ['too many files', packTar(Array.from({ length: 2001 }, (_, n) => ({ path: `package/${n}` }))), /more than 2000/],
  ])('refuses %s', (_what, tarball, reason) => {
    expect(why(tarball)).toMatch(reason)
  })

  it('takes no other compression for the same one', () => {
    expect(why(deflateRawSync(tar))).toMatch(/gzip member/)
  })
})
