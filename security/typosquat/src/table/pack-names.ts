import { countSquashed } from './squash-bytes.ts'

/** Bytes of the columns that each name has before the texts. */
export const columnsOfName = 4

/**
 * Packs names with their popularity (0 to 90) as the data files hold them, in the order of their bytes: the number of names (32 bits,
 * little-endian); a byte a name for its length, one for its popularity, one for the number of its marks (what is no letter and no digit), one for the
 * letters and digits of its scope;
 * then the names, one after the other. Columns, since a process that asks for one name has no time to read 150,000 lines.
 */
export function packNames(names: Iterable<readonly [name: string, popularity: number]>): Uint8Array {
  const sorted = [...names].sort(([a], [b]) => (a < b ? -1 : 1))
  const rows = sorted.map(([name, popularity]) => {
    const text = Buffer.from(name, 'latin1')
    const { whole, scope } = countSquashed(text)
    return { text, columns: [text.length, popularity, text.length - whole, scope] }
  })
  const size = Buffer.alloc(4)
  size.writeUInt32LE(rows.length)
  const columns = Array.from({ length: columnsOfName }, (_, column) => Uint8Array.from(rows, (row) => row.columns[column] ?? 0))
  return Buffer.concat([size, ...columns, ...rows.map(({ text }) => text)])
}
