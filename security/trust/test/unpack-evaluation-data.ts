import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { evaluationData } from '@galley/testkit'
import { afterAll } from 'vitest'

/** Unpacks an archive of the evaluation data into a temporary folder that lives as long as this test file; null where it is not there. */
export function unpackEvaluationData(archive: string): string | null {
  const file = evaluationData(archive)
  if (file === null) return null
  const temporary = mkdtempSync(join(tmpdir(), 'galley-'))
  afterAll(() => rmSync(temporary, { recursive: true, force: true }))
  execFileSync('tar', ['-xzf', file, '-C', temporary])
  return temporary
}
