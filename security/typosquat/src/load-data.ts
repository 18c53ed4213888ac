import { readFileSync } from 'node:fs'
import { zstdDecompressSync } from 'node:zlib'

/** One piece holds the largest table: growing a buffer costs as much as unpacking. */
const CHUNK = 4 << 20

/** The data files that ship with the package, beside `src` and `dist`. The only place that touches the file system. */
export function loadData(file: 'npm' | 'pypi' | 'words'): Uint8Array {
  return zstdDecompressSync(readFileSync(new URL(`../data/${file}.zst`, import.meta.url)), { chunkSize: CHUNK })
}
