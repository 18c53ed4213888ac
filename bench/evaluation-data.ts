import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The folder of evaluation data: `GALLEY_EVALUATION_DATA`, else `shared/data` beside the clone. */
const dataFolder = process.env['GALLEY_EVALUATION_DATA'] || join(import.meta.dirname, '..', '..', 'shared', 'data')

/** Finds a file or folder of the evaluation data; null, with a line on stdout that says where it was looked for, when it is not there. */
export function findData(name: string): string | null {
  const path = join(dataFolder, name)
  if (existsSync(path)) return path
  console.log(`NOT MEASURED: there is no ${path}. GALLEY_EVALUATION_DATA names another folder of evaluation data.`)
  return null
}

/** Unpacks an archive of the evaluation data into a new temporary folder; the caller removes it. */
export function unpackData(archive: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'))
  execFileSync('tar', ['-xf', archive, '-C', folder])
  return folder
}

/** Lists every file below a folder with one of the names, as paths relative to it. */
export function filesNamed(folder: string, names: readonly string[]): readonly string[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return all.filter((path) => names.includes(path.split('/').at(-1) ?? '')).toSorted()
}

/** Reads a file of a folder as text. */
export function textOf(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8')
}
