import { crc32, deflateRawSync, gzipSync } from 'node:zlib'

/** An entry of an archive as an attacker would make it: every field is free to choose. */
export interface TarEntry {
  readonly path: string
  readonly body?: Uint8Array
  readonly type?: string
  readonly prefix?: string
  readonly link?: string
  readonly size?: string
  readonly magic?: string
  readonly checksum?: string
  /** Bytes after the body, in place of zeros. */
  readonly padding?: string
}

/** Makes a ustar archive; `end` is what follows the last entry. */
export function makeTar(entries: readonly TarEntry[], end: Uint8Array = Buffer.alloc(1024)): Buffer {
  return Buffer.concat([...entries.flatMap(blocksOf), end])
}

/** Makes an npm tarball of these files. */
export function makeTarball(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return packTar([...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, body]) => ({ path, body })))
}

/** Makes an npm tarball of these entries. */
export function packTar(entries: readonly TarEntry[]): Buffer {
  return gzipSync(makeTar(entries), { level: 9 })
}

/** Makes a gzip member whose header and length are free to choose. */
export function makeGzip(data: Uint8Array, { header = '1f8b0800000000000003', length = data.length } = {}): Buffer {
  const trailer = Buffer.alloc(8)
  trailer.writeUInt32LE(crc32(data), 0)
  trailer.writeUInt32LE(length, 4)
  return Buffer.concat([Buffer.from(header, 'hex'), deflateRawSync(data), trailer])
}

function blocksOf({ path, body = new Uint8Array(), type = '0', prefix = '', link = '', ...made }: TarEntry): readonly Uint8Array[] {
  const header = Buffer.alloc(512)
  header.write(path, 0, 100, 'latin1')
  header.write('0000644\0', 100)
  header.write('0000000\x000000000\0', 108)
  header.write(made.size ?? `${body.length.toString(8).padStart(11, '0')}\0`, 124)
  header.write('00000000000\0', 136)
  header.write('        ', 148)
  header.write(type, 156)
  header.write(link, 157)
  header.write(made.magic ?? 'ustar\x0000', 257)
  header.write(prefix, 345, 155, 'latin1')
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(made.checksum ?? `${sum.toString(8).padStart(6, '0')}\0 `, 148)
  const padding = Buffer.alloc((512 - (body.length % 512)) % 512)
  padding.write(made.padding ?? '')
  return [header, body, padding]
}
