import { readFileSync } from 'node:fs'
import { zstdDecompressSync } from 'node:zlib'

/** Bytes of the output buffer of each file: it holds the table whole, since growing a buffer costs as much as unpacking. */
const chunkSizes = { npm: 4 << 20, pypi: 1 << 20, scopes: 1 << 17, words: 1 << 20, letters: 1 << 17 } as const

/** Unpacks one of the data files that ship with the package, beside `src` and `dist`. The only place that touches the file system. */
export function loadData(file: keyof typeof chunkSizes): Uint8Array {
  return zstdDecompressSync(readFileSync(new URL(`../data/${file}.zst`, import.meta.url)), { chunkSize: chunkSizes[file] })
}
