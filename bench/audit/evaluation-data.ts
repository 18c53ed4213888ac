import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The folder of evaluation data beside the repository, or null where there is none. */
export function evaluationData(): string | null {
  const folder = new URL('../../../shared/data/', import.meta.url).pathname
  return existsSync(folder) ? folder : null
}

/** Unpacks an archive of the evaluation data into a new temporary folder; the caller removes it. */
export function unpackData(archive: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'))
  execFileSync('tar', ['-xf', archive, '-C', folder])
  return folder
}

/** Every file below a folder with one of the names, as paths relative to it. */
export function filesNamed(folder: string, names: readonly string[]): readonly string[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return all.filter((path) => names.includes(path.split('/').at(-1) ?? '')).toSorted()
}

/** A file of a folder as text. */
export function textOf(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8')
}
