/** Limits above which an export counts as a decompression bomb: several times what the largest real ones hold. */
export interface ReadLimits {
  /** Bytes of one record, unpacked. */
  readonly recordBytes: number
  /** Bytes of all records, unpacked. */
  readonly totalBytes: number
  readonly records: number
}

/** The npm export of 2026 holds about 220,000 records and half a gigabyte. */
export const readLimits: ReadLimits = { recordBytes: 16 << 20, totalBytes: 4 * 2 ** 30, records: 2_000_000 }
