import type { LockedFile } from '../../locked-package.ts'
import { asTable, wordAt } from '../read/read-toml.ts'

/** Reads the files of an entry of uv.lock, poetry.lock or pdm.lock: tables with `url`, `path`, `filename` or `file`, and `hash`. */
export function readFiles(tables: readonly unknown[]): readonly LockedFile[] {
  return tables.map(asTable).flatMap((table) => {
    const place = ['url', 'path', 'filename', 'file'].flatMap((key) => wordAt(table, key) ?? [])[0]
    const hash = wordAt(table, 'hash')
    return place === undefined ? [] : [{ place, ...(hash === undefined ? {} : { hash }) }]
  })
}
