import { crc32, inflateRawSync } from 'node:zlib'
import { Readable } from 'node:stream'
import { RandomAccessReader, fromRandomAccessReaderPromise, type Entry, type ZipFile } from 'yauzl'
import type { AdvisoryFs } from './advisory-fs.ts'
import { fault } from '../faults.ts'
import type { ReadLimits } from './read-limits.ts'

/** A record as it lies in an export, not yet parsed. */
export interface RawRecord {
  readonly name: string
  readonly text: string
}

/**
 * The JSON files of a zip, one after another; only one is unpacked at a time, and each is compared with its checksum.
 * The directory at the end of the zip is read first, so a file that was cut off is noticed at once.
 * Throws ADVISORIES_UNREADABLE for what is no zip, is cut, encrypted, damaged, or larger than the limits.
 */
export async function* readZip(fs: AdvisoryFs, file: string, limits: ReadLimits): AsyncGenerator<RawRecord> {
  const fail = (what: string, cause?: unknown): Error => fault('ADVISORIES_UNREADABLE', { source: file, what }, { cause })
  const handle = fs.openSync(file, 'r')
  try {
    const { size } = fs.fstatSync(handle)
    const read = (position: number, length: number): Buffer => readAt(fs, handle, position, length)
    const zip = await openZip(read, size).catch((error: unknown) => {
      throw fail(reasonOf(error), error)
    })
    if (zip.entryCount > limits.records) throw fail(`${zip.entryCount} entries are more than ${limits.records}`)
    let total = 0
    for await (const entry of entriesOf(zip, fail)) {
      if (!entry.fileName.endsWith('.json')) continue
      total += entry.uncompressedSize
      if (entry.uncompressedSize > limits.recordBytes || total > limits.totalBytes) throw fail(`${entry.fileName} unpacks beyond the limit`)
      yield { name: entry.fileName, text: await unpack(zip, entry, read, fail) }
    }
  } finally {
    fs.closeSync(handle)
  }
}

type Fail = (what: string, cause?: unknown) => Error

/** Entries of the directory; the reader's own errors become faults. */
async function* entriesOf(zip: ZipFile, fail: Fail): AsyncGenerator<Entry> {
  try {
    for await (const entry of zip.eachEntry()) yield entry
  } catch (error) {
    throw isZipError(error) ? fail(reasonOf(error), error) : error
  }
}

async function unpack(zip: ZipFile, entry: Entry, read: (position: number, length: number) => Buffer, fail: Fail): Promise<string> {
  if (entry.isEncrypted()) throw fail(`${entry.fileName} is encrypted`)
  try {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
    const packed = read(fileDataStart, entry.compressedSize)
    const bytes = entry.compressionMethod === 0 ? packed : entry.compressionMethod === 8 ? inflate(packed, entry.uncompressedSize) : null
    if (!bytes) throw fail(`${entry.fileName} is packed by method ${entry.compressionMethod}`)
    if (bytes.length !== entry.uncompressedSize || crc32(bytes) !== entry.crc32) throw fail(`${entry.fileName} differs from its checksum`)
    return bytes.toString('utf8')
  } catch (error) {
    throw isZipError(error) ? fail(`${entry.fileName}: ${reasonOf(error)}`, error) : error
  }
}

/** Unpacks into one piece of the size it claims to have, and stops there. */
function inflate(packed: Buffer, size: number): Buffer {
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, size), chunkSize: Math.max(64, size + 1) })
}

function openZip(read: (position: number, length: number) => Buffer, size: number): Promise<ZipFile> {
  return fromRandomAccessReaderPromise(new FileReader(read), size, { lazyEntries: true, autoClose: false, validateEntrySizes: true })
}

/** The zip reader's way to our file; it asks for pieces, never for the whole. */
class FileReader extends RandomAccessReader {
  private readonly bytes: (position: number, length: number) => Buffer

  constructor(bytes: (position: number, length: number) => Buffer) {
    super()
    this.bytes = bytes
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from([this.bytes(start, end - start)])
  }

  override read(buffer: Buffer, offset: number, length: number, position: number, callback: (error: Error | null) => void): void {
    let error: Error | null = null
    try {
      this.bytes(position, length).copy(buffer, offset)
    } catch (cause) {
      error = cause instanceof Error ? cause : new Error(String(cause))
    }
    setImmediate(callback, error)
  }
}

function readAt(fs: AdvisoryFs, handle: number, position: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(length)
  for (let done = 0; done < length;) {
    const got = fs.readSync(handle, buffer, done, length - done, position + done)
    if (got === 0) throw new Error('the file ends too early')
    done += got
  }
  return buffer
}

function isZipError(error: unknown): boolean {
  return error instanceof Error && error.name !== 'Fault'
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.toLowerCase() : String(error)
}
