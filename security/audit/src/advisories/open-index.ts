import { join } from 'node:path'
import type { Advisory } from './advisory.ts'
import type { AdvisoryFs } from './advisory-fs.ts'
import { fault } from '../faults.ts'
import type { Ecosystem } from './ecosystem.ts'
import { hashName, indexFormat, indexMagic, slotBytes, trailerBytes, type IndexHeader } from './index-format.ts'
import { normalName } from '../purl.ts'
import { isPlain } from './osv-record.ts'

/** An index of the advisories of one ecosystem, open for look-ups. */
export interface AdvisoryIndex {
  readonly header: IndexHeader
  /** Every advisory that names the package, whatever the version. */
  readonly lookup: (name: string) => readonly Advisory[]
  /** All of it, name by name: for an update, not for an audit. */
  readonly entries: () => Iterable<{ readonly name: string; readonly advisories: readonly Advisory[] }>
  readonly close: () => void
}

/** The header of an ecosystem's index in a folder, or null where there is none. Throws ADVISORIES_DAMAGED. */
export function readIndexHeader(fs: AdvisoryFs, folder: string, ecosystem: Ecosystem): IndexHeader | null {
  let text: string
  try {
    text = fs.readFileSync(join(folder, `${ecosystem}.json`), 'utf8')
  } catch {
    return null
  }
  const header = parsed(text)
  if (!isPlain(header) || header['schema'] !== 'galley.advisories/1' || header['format'] !== indexFormat)
    throw damaged(folder, ecosystem, 'its header is of another form')
  const { file } = header
  if (typeof file !== 'string' || !/^[\w.-]+\.index$/.test(file)) throw damaged(folder, ecosystem, 'its header names no index file')
  if (header['ecosystem'] !== ecosystem) throw damaged(folder, ecosystem, `it is one of ${String(header['ecosystem'])}`)
  return header as unknown as IndexHeader
}

/**
 * Opens the index of an ecosystem in milliseconds: header and trailer are read, a look-up reads only what it needs.
 * Throws ADVISORIES_MISSING and ADVISORIES_DAMAGED.
 */
export function openIndex({
  fs,
  folder,
  ecosystem,
}: {
  readonly fs: AdvisoryFs
  readonly folder: string
  readonly ecosystem: Ecosystem
}): AdvisoryIndex {
  const header = readIndexHeader(fs, folder, ecosystem)
  if (!header) throw fault('ADVISORIES_MISSING', { ecosystem, folder })
  const fail = (what: string): never => {
    throw damaged(folder, ecosystem, what)
  }
  const read = openInput(fs, join(folder, header.file), header.bytes, fail)
  try {
    return { header, close: read.close, ...lookups(read, ecosystem, fail) }
  } catch (error) {
    read.close()
    throw error
  }
}

function lookups(read: Input, ecosystem: Ecosystem, fail: (what: string) => never): Pick<AdvisoryIndex, 'lookup' | 'entries'> {
  const trailer = read.bytes(read.size - trailerBytes, trailerBytes)
  if (trailer.toString('latin1', 0, 8) !== indexMagic || trailer.readUInt32LE(8) !== indexFormat) fail('its end is missing')
  const [namesAt, slotsAt, slotCount] = [trailer.readUInt32LE(12), trailer.readUInt32LE(16), trailer.readUInt32LE(20)]
  if (
    slotCount === 0 ||
    (slotCount & (slotCount - 1)) !== 0 ||
    slotsAt + slotCount * slotBytes + trailerBytes !== read.size ||
    namesAt > slotsAt
  )
    fail('its tables do not fit')
  const entry = (offset: number): NameEntry => readName(read, offset, fail)
  return {
    lookup: (asked) => {
      const name = normalName(ecosystem, asked)
      const hash = hashName(name)
      for (let step = 0, slot = hash & (slotCount - 1); step < slotCount; step += 1, slot = (slot + 1) & (slotCount - 1)) {
        const place = read.bytes(slotsAt + slot * slotBytes, slotBytes)
        if (place.readUInt32LE(4) === 0) return []
        if (place.readUInt32LE(0) !== hash) continue
        const found = entry(place.readUInt32LE(4))
        if (found.name === name) return found.advisories()
      }
      return []
    },
    entries: function* () {
      for (let at = namesAt; at < slotsAt;) {
        const { name, advisories, next } = entry(at)
        yield { name, advisories: advisories() }
        at = next
      }
    },
  }
}

interface NameEntry {
  readonly name: string
  readonly next: number
  readonly advisories: () => readonly Advisory[]
}

function readName(read: Input, offset: number, fail: (what: string) => never): NameEntry {
  const length = read.bytes(offset, 2).readUInt16LE(0)
  const head = read.bytes(offset + 2, length + 4)
  const count = head.readUInt32LE(length)
  const placesAt = offset + 2 + length + 4
  const places = read.bytes(placesAt, count * 8)
  const advisory = (index: number): Advisory => {
    const text = read.bytes(places.readUInt32LE(index * 8), places.readUInt32LE(index * 8 + 4)).toString('utf8')
    const value = parsed(text)
    return isPlain(value) && Array.isArray(value['affected']) ? (value as unknown as Advisory) : fail('a record cannot be read')
  }
  return {
    name: head.toString('utf8', 0, length),
    next: placesAt + count * 8,
    advisories: () => Array.from({ length: count }, (_, index) => advisory(index)),
  }
}

interface Input {
  readonly size: number
  readonly bytes: (position: number, length: number) => Buffer
  readonly close: () => void
}

function openInput(fs: AdvisoryFs, file: string, expected: number, fail: (what: string) => never): Input {
  let handle: number
  try {
    handle = fs.openSync(file, 'r')
  } catch {
    return fail('its index file cannot be opened')
  }
  const { size } = fs.fstatSync(handle)
  const bytes = (position: number, length: number): Buffer => {
    if (position < 0 || position + length > size) fail('a place lies outside')
    const buffer = Buffer.allocUnsafe(length)
    for (let done = 0; done < length;) {
      const got = fs.readSync(handle, buffer, done, length - done, position + done)
      if (got === 0) fail('it ends too early')
      done += got
    }
    return buffer
  }
  if (size !== expected || size < indexMagic.length + trailerBytes) {
    fs.closeSync(handle)
    fail('its size is not the one in its header')
  }
  return { size, bytes, close: () => fs.closeSync(handle) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function damaged(folder: string, ecosystem: Ecosystem, what: string): Error {
  return fault('ADVISORIES_DAMAGED', { ecosystem, folder, what })
}
