import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/**
 * Unpacks an archive of evaluation data into a temporary folder for this test file: from `folder`, else from `shared/data` beside
 * the clone. Null, and said aloud, where it is not there: the data are others' and not part of the project.
 */
export function unpackEvaluationData(archive: string, folder: string | undefined): string | null {
  const file = join(folder ?? join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data'), archive)
  if (!existsSync(file)) {
    process.stderr.write(`\nSKIPPED: ${archive} is not here; put it into ../shared/data or name its folder in GALLEY_EVALUATION_DATA.\n`)
    return null
  }
  const temporary = mkdtempSync(join(tmpdir(), 'galley-'))
  afterAll(() => rmSync(temporary, { recursive: true, force: true }))
  execFileSync('tar', ['-xzf', file, '-C', temporary])
  return temporary
}
