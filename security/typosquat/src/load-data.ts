import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'

/** The data files that ship with the package, beside `src` and `dist`. The only place that touches the file system. */
export function loadData(file: 'npm' | 'pypi' | 'words'): Uint8Array {
  return brotliDecompressSync(readFileSync(new URL(`../data/${file}.br`, import.meta.url)))
}
