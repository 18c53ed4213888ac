import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { evaluationData } from '../packages/testkit/src/evaluation-data.ts'

/** Finds a file or folder of the evaluation data; null, with a line on stdout, when it is not there. */
export function findData(name: string): string | null {
  const path = evaluationData(name)
  if (path === null) console.log(`NOT MEASURED: there is no ${name}. GALLEY_EVALUATION_DATA names the folder of evaluation data.`)
  return path
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
