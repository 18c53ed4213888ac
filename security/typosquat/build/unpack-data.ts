import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFiles, loadData } from '../src/load-data.ts'
import { openNames } from '../src/names.ts'
import { deriveRows } from '../src/table/derive-rows.ts'
import { packRows } from '../src/table/pack-rows.ts'

/** Unpacks the data files into a folder, for a program in which one name is checked by a new process: it has no time to do that itself. */
export function unpackData(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const file of dataFiles) writeFileSync(join(folder, `${file}.bin`), loadData(file))
  for (const ecosystem of ['npm', 'pypi'] as const)
    writeFileSync(join(folder, `${ecosystem}-rows.bin`), packRows(deriveRows(openNames(ecosystem).table)))
}
