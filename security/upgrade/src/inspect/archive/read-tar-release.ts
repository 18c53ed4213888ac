import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { createTarDecoder, type ParsedTarEntry } from 'modern-tar'
import { archiveLimits, type FileCollector } from './release-files.ts'

/** Bytes of an archive that are unpacked at once. */
const pieceBytes = 256 * 1024

/** Bytes of a whole tar: a header and padding an entry beside the files. */
const maxTarBytes = archiveLimits.maxBytes + archiveLimits.maxEntries * 1024

/** Reads a tar, plain or packed by gzip, entry by entry. Throws what the tar reader throws for a damaged one. */
export async function readTarRelease(bytes: Uint8Array, collector: FileCollector): Promise<void> {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b
  const pieces = isPacked ? unpack(bytes, collector) : [bytes].values()
  const tar = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done === true) controller.close()
      else controller.enqueue(value)
    },
  })
  for await (const { header, body } of tar.pipeThrough(createTarDecoder())) {
    const { name, type = 'file', linkname = '', size } = header
    const admitted =
      type === 'file'
        ? collector.admit(name, Math.max(0, size))
        : collector.pass(
            name,
            type === 'directory'
              ? null
              : type === 'symlink' || type === 'link'
                ? `it is a link to ${linkname.slice(0, 200)}`
                : `it is no file but a ${type}`,
          )
    if (admitted === 'full') return
    if (admitted === 'read') collector.put(name, await readBody(body))
    else await body.cancel()
  }
}

/** Pieces of what is packed. What is damaged ends there, and what came before it is read. */
async function* unpack(bytes: Uint8Array, collector: FileCollector): AsyncGenerator<Uint8Array> {
  let size = 0
  try {
    for await (const piece of Readable.from([bytes]).pipe(createGunzip({ chunkSize: pieceBytes })) as AsyncIterable<Uint8Array>) {
      size += piece.length
      if (size > maxTarBytes) {
        collector.refuse('', `it unpacks to more than ${archiveLimits.maxBytes / 1024 ** 2} MiB`)
        return
      }
      yield piece
    }
  } catch (error) {
    collector.note('', `the archive cannot be read: ${error instanceof Error ? error.message.slice(0, 200) : String(error)}`)
  }
}

async function readBody(body: ParsedTarEntry['body']): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of body) pieces.push(piece)
  // A piece is a part of something larger, which would stay with it.
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
