import { existsSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.env['GALLEY_EVALUATION_DATA'] ?? ''

/** Finds a file or folder of the evaluation data, which lie outside the clone in the folder `GALLEY_EVALUATION_DATA`; null when it is not there. */
export function evaluationData(name: string): string | null {
  const path = join(folder, name)
  return folder !== '' && existsSync(path) ? path : null
}

/** Title of a test that needs evaluation data; it says so when the test is skipped because they are not there. */
export function titleWithData(title: string, name: string): string {
  if (evaluationData(name) !== null) return title
  return `${title} (SKIPPED: ${folder === '' ? 'GALLEY_EVALUATION_DATA is not set' : `GALLEY_EVALUATION_DATA has no ${name}`})`
}
