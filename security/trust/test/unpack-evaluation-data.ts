import { execFileSync } from 'node:child_process'
import { evaluationData } from '@galley/testkit'
import { tempFolder } from '@galley/testkit/vitest'

/** Unpacks an archive of the evaluation data into a temporary folder that lives as long as this test file; null where it is not there. */
export function unpackEvaluationData(archive: string): string | null {
  const file = evaluationData(archive)
  if (file === null) return null
  const temporary = tempFolder()
  execFileSync('tar', ['-xzf', file, '-C', temporary])
  return temporary
}
