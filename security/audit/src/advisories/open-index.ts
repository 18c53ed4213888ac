import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Advisory } from './advisory.ts'
import type { AdvisoryFs } from './advisory-fs.ts'
import type { Ecosystem } from '../ecosystem.ts'
import { hashName, indexFormat, indexMagic, placeBytes, slotBytes, trailerBytes, type IndexHeader } from './index-format.ts'
import { openIndexFile, type IndexFile } from './open-index-file.ts'
import { fault } from '../faults.ts'
import { normalName } from '../normal-name.ts'
import { readIndexHeader } from './read-index-header.ts'

/** An index of the advisories of one ecosystem, open for look-ups. */
export interface AdvisoryIndex {
  readonly header: IndexHeader
  /** Every advisory that names the package, whatever the version. Throws ADVISORIES_DAMAGED. */
  readonly lookup: (name: string) => readonly Advisory[]
  /** All of it, name by name: for an update, not for an audit. Throws ADVISORIES_DAMAGED. */
  readonly entries: () => Iterable<{ readonly name: string; readonly advisories: readonly Advisory[] }>
  readonly close: () => void
}

/**
 * Opens the index of an ecosystem in milliseconds: header and tables are read, and of the records only those that are looked up.
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
    throw fault('ADVISORIES_DAMAGED', { ecosystem, folder, what })
  }
  const input = openIndexFile(fs, join(folder, header.file), header.bytes, fail)
  try {
    return { header, close: input.close, ...lookups(input, ecosystem, fail) }
  } catch (error) {
    input.close()
    throw error
  }
}

function lookups(input: IndexFile, ecosystem: Ecosystem, fail: (what: string) => never): Pick<AdvisoryIndex, 'lookup' | 'entries'> {
  const { tables, namesAt, slotsAt, slotCount } = readTables(input, fail)
  const entry = (offset: number): NameEntry =>
    offset >= namesAt && offset < slotsAt ? readName(input, tables, offset - namesAt, fail) : fail('a name lies outside')
  return {
    lookup: (asked) => {
      const name = normalName(ecosystem, asked)
      const hash = hashName(name)
      for (let step = 0, slot = hash & (slotCount - 1); step < slotCount; step += 1, slot = (slot + 1) & (slotCount - 1)) {
        const at = slotsAt - namesAt + slot * slotBytes
        const offset = tables.readUInt32LE(at + 4)
        if (offset === 0) return []
        const found = tables.readUInt32LE(at) === hash ? entry(offset) : null
        if (found?.name === name) return found.advisories()
      }
      return []
    },
    entries: function* () {
      for (let at = 0; at < slotsAt - namesAt;) {
        const { name, advisories, next } = entry(namesAt + at)
        yield { name, advisories: advisories() }
        at = next
      }
    },
  }
}

/** Names and slots, in memory and compared with their checksum. */
function readTables(
  input: IndexFile,
  fail: (what: string) => never,
): { readonly tables: Buffer; readonly namesAt: number; readonly slotsAt: number; readonly slotCount: number } {
  const trailer = input.bytes(input.size - trailerBytes, trailerBytes)
  if (trailer.toString('latin1', 0, 8) !== indexMagic || trailer.readUInt32LE(8) !== indexFormat) fail('its end is missing')
  const [namesAt, slotsAt, slotCount] = [trailer.readUInt32LE(12), trailer.readUInt32LE(16), trailer.readUInt32LE(20)]
  const end = input.size - trailerBytes
  if (slotCount === 0 || (slotCount & (slotCount - 1)) !== 0 || slotsAt + slotCount * slotBytes !== end || namesAt > slotsAt)
    fail('its tables do not fit')
  const tables = input.bytes(namesAt, end - namesAt)
  if (crc32(tables) !== trailer.readUInt32LE(32)) fail('its tables differ from their checksum')
  return { tables, namesAt, slotsAt, slotCount }
}

interface NameEntry {
  readonly name: string
  /** Offset of the next name, from the first name. */
  readonly next: number
  readonly advisories: () => readonly Advisory[]
}

function readName(input: IndexFile, tables: Buffer, at: number, fail: (what: string) => never): NameEntry {
  const length = tables.readUInt16LE(at)
  const places = at + 2 + length + 4
  const count = tables.readUInt32LE(places - 4)
  const advisory = (_: unknown, index: number): Advisory => {
    const place = places + index * placeBytes
    const bytes = input.bytes(tables.readUInt32LE(place), tables.readUInt32LE(place + 4))
    return crc32(bytes) === tables.readUInt32LE(place + 8)
      ? (JSON.parse(bytes.toString('utf8')) as Advisory)
      : fail('a record differs from its checksum')
  }
  return {
    name: tables.toString('utf8', at + 2, at + 2 + length),
    next: places + count * placeBytes,
    advisories: () => Array.from({ length: count }, advisory),
  }
}
