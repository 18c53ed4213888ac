import { crc32 } from 'node:zlib'
import type { Advisory } from './advisory.ts'
import type { AdvisoryFs } from './advisory-fs.ts'
import { fault } from '../faults.ts'
import { hashName, indexFormat, indexMagic, placeBytes, slotBytes, trailerBytes } from './index-format.ts'

/** Figures of a written index file. */
export interface WrittenIndex {
  readonly count: number
  readonly names: number
  readonly newest: string
  readonly bytes: number
}

interface Place {
  readonly offset: number
  readonly length: number
  readonly crc: number
  readonly modified: string
}

/** Bytes of an index file: its offsets are 32 bits wide. */
const maxBytes = 0xffffffff

/** Bytes that are gathered before they are written. */
const chunkBytes = 1 << 20

/**
 * Writes an index file: `add` each advisory in any order, then `finish`. Only names and places stay in memory. An id that comes
 * again replaces an older record of the same name. Throws ADVISORIES_TOO_LARGE.
 */
export function createIndexWriter(
  fs: AdvisoryFs,
  file: string,
): { add: (name: string, advisory: Advisory) => void; finish: () => WrittenIndex; abandon: () => void } {
  const out = openOutput(fs, file)
  const names = new Map<string, Map<string, Place>>()
  const ids = new Set<string>()
  let newest = ''
  out.write(Buffer.from(indexMagic))
  return {
    add: (name, advisory) => {
      const places = names.get(name) ?? new Map<string, Place>()
      const earlier = places.get(advisory.id)
      if (earlier && Date.parse(earlier.modified) >= Date.parse(advisory.modified)) return
      const bytes = Buffer.from(JSON.stringify(advisory))
      places.set(advisory.id, { offset: out.at(), length: bytes.length, crc: crc32(bytes), modified: advisory.modified })
      out.write(bytes)
      names.set(name, places)
      ids.add(advisory.id)
      if (newest === '' || Date.parse(advisory.modified) > Date.parse(newest)) newest = advisory.modified
    },
    finish: () => {
      writeTables(out, names, ids.size)
      return { count: ids.size, names: names.size, newest, bytes: out.close() }
    },
    abandon: () => void out.close(),
  }
}

function writeTables(out: Output, names: ReadonlyMap<string, ReadonlyMap<string, Place>>, records: number): void {
  const namesAt = out.at()
  const slotCount = 2 ** Math.ceil(Math.log2(Math.max(4, names.size * 2)))
  const slots = new Uint32Array(slotCount * 2)
  let crc = 0
  const write = (bytes: Buffer): void => {
    crc = crc32(bytes, crc)
    out.write(bytes)
  }
  for (const [name, places] of names) {
    const hash = hashName(name)
    let slot = hash & (slotCount - 1)
    while (slots[slot * 2 + 1] !== 0) slot = (slot + 1) & (slotCount - 1)
    slots[slot * 2] = hash
    slots[slot * 2 + 1] = out.at()
    write(nameEntry(name, places))
  }
  const slotsAt = out.at()
  const table = Buffer.alloc(slotCount * slotBytes)
  for (const [index, value] of slots.entries()) table.writeUInt32LE(value, index * 4)
  write(table)
  const trailer = Buffer.alloc(trailerBytes)
  trailer.write(indexMagic, 0, 'latin1')
  for (const [index, value] of [indexFormat, namesAt, slotsAt, slotCount, names.size, records, crc].entries())
    trailer.writeUInt32LE(value, 8 + index * 4)
  out.write(trailer)
}

function nameEntry(name: string, places: ReadonlyMap<string, Place>): Buffer {
  const text = Buffer.from(name)
  const entry = Buffer.alloc(2 + text.length + 4 + places.size * placeBytes)
  entry.writeUInt16LE(text.length, 0)
  text.copy(entry, 2)
  entry.writeUInt32LE(places.size, 2 + text.length)
  let at = 2 + text.length + 4
  for (const { offset, length, crc } of places.values()) {
    for (const [index, value] of [offset, length, crc].entries()) entry.writeUInt32LE(value, at + index * 4)
    at += placeBytes
  }
  return entry
}

interface Output {
  readonly at: () => number
  readonly write: (bytes: Buffer) => void
  /** Writes what is left and answers the size of the file. */
  readonly close: () => number
}

function openOutput(fs: AdvisoryFs, file: string): Output {
  const handle = fs.openSync(file, 'wx', 0o600)
  let [size, held]: [number, Buffer[]] = [0, []]
  let waiting = 0
  let open = true
  const flush = (): void => {
    const bytes = Buffer.concat(held)
    for (let done = 0; done < bytes.length;) done += fs.writeSync(handle, bytes, done, bytes.length - done)
    held = []
    waiting = 0
  }
  return {
    at: () => size,
    write: (bytes) => {
      if (size + bytes.length > maxBytes) throw fault('ADVISORIES_TOO_LARGE', { file })
      size += bytes.length
      waiting += bytes.length
      held.push(bytes)
      if (waiting >= chunkBytes) flush()
    },
    close: () => {
      if (open) {
        open = false
        flush()
        fs.closeSync(handle)
      }
      return size
    },
  }
}
