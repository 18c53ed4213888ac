import type { Ecosystem } from '../ecosystem.ts'

/**
 * The file of an index, little endian:
 * `GALLEYAX`, the records (JSON, one after another), the names (length u16, UTF-8, count u32, then offset, length and CRC-32 of each record, u32 each),
 * the slots of an open-addressed hash table (hash u32, offset of the name u32; 0 is empty), and a trailer with the CRC-32 of names and slots.
 * Names and slots are read when it is opened, a record when it is looked up; each is compared with its checksum,
 * because a package that is not found must mean that there is nothing to find.
 */
export const indexMagic = 'GALLEYAX'

/** Raised whenever a file of an older Galley can no longer be read. */
export const indexFormat = 1

/** Bytes of the trailer: magic, format, offset of the names, offset and number of the slots, names, records, checksum. */
export const trailerBytes = 36

/** Bytes of a place of a record. */
export const placeBytes = 12

/** Bytes of a slot. */
export const slotBytes = 8

/** The small file beside an index, `<ecosystem>.json`: what a report says of it, without opening it. */
export interface IndexHeader {
  readonly schema: 'galley.advisories/1'
  readonly format: number
  readonly ecosystem: Ecosystem
  /** Different records, withdrawn ones left out. */
  readonly count: number
  /** Different package names. */
  readonly names: number
  /** Time of change of the newest record, RFC 3339. */
  readonly newest: string
  /** The export it was made from. */
  readonly source: { readonly kind: 'zip' | 'folder'; readonly name: string; readonly sha256: string; readonly fetched?: FetchedFrom }
  readonly file: string
  readonly bytes: number
  /** Records that nobody could read and that are left out. */
  readonly unreadable?: number
}

/** The address that an index was fetched from, and how far it goes: with it the next update asks for the changes alone. */
export interface FetchedFrom {
  /** Base address of the exports, without a slash at its end. */
  readonly address: string
  /** Time of change of the newest record that was in what was fetched, withdrawn ones too, RFC 3339. */
  readonly upTo: string
  /** Time of the last whole export, RFC 3339. */
  readonly fullAt: string
  /** Entity tag of the last whole export (RFC 9110 §8.8.3). */
  readonly etag?: string
}

/** FNV-1a, 32 bits (draft-eastlake-fnv), over UTF-16 units: places a name in the table, protects nothing. */
export function hashName(name: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193)
  return hash >>> 0
}
