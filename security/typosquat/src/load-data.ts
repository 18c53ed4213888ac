import { readFileSync } from 'node:fs'
import { zstdDecompressSync } from 'node:zlib'

/** Bytes of the output buffer: it holds the largest table whole, since growing a buffer costs as much as unpacking. */
const chunkSize = 4 << 20

/** Unpacks one of the data files that ship with the package, beside `src` and `dist`. The only place that touches the file system. */
export function loadData(file: 'npm' | 'pypi' | 'words'): Uint8Array {
  return zstdDecompressSync(readFileSync(new URL(`../data/${file}.zst`, import.meta.url)), { chunkSize })
}
