import { existsSync, readFileSync } from 'node:fs'
import type { Ecosystem } from './ecosystem.ts'

/** Bytes of the output buffer of each file: it holds the table whole, since growing a buffer costs as much as unpacking. */
const chunkSizes = { npm: 4 << 20, pypi: 1 << 20, scopes: 1 << 17, words: 1 << 20, letters: 1 << 17 } as const

/** Data files that ship with the package. */
export type DataFile = keyof typeof chunkSizes

/** Data files. */
export const dataFiles = Object.keys(chunkSizes) as readonly DataFile[]

/** True where the numbers of a file can be taken as they are. */
const isLittleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1

/**
 * Reads one of the data files: as a built program brings it along, unpacked beside its code, else from the archive beside `src` and `dist`.
 * With `loadRows` the only place that touches the file system.
 */
export function loadData(file: DataFile): Uint8Array {
  const unpacked = readUnpacked(file)
  if (unpacked !== null) return unpacked
  // Node's zlib costs a new process 4 ms, and a built program has no use for it.
  const { zstdDecompressSync } = process.getBuiltinModule('node:zlib')
  return zstdDecompressSync(readFileSync(new URL(`../data/${file}.zst`, import.meta.url)), { chunkSize: chunkSizes[file] })
}

/** Reads the squashed forms of a registry's names as a built program brings them along; null elsewhere: they have to be derived. */
export function loadRows(ecosystem: Ecosystem): Uint8Array | null {
  return isLittleEndian ? readUnpacked(`${ecosystem}-rows`) : null
}

function readUnpacked(file: DataFile | `${Ecosystem}-rows`): Uint8Array | null {
  const path = new URL(`./data/${file}.bin`, import.meta.url)
  return existsSync(path) ? readFileSync(path) : null
}
