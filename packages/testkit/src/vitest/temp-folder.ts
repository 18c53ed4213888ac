import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished, TestRunner } from 'vitest'

/**
 * Makes an empty folder and answers its path. It is removed with the test whose body or `beforeEach` asked for it; asked for at the top
 * of a file or of a `describe`, it lasts as long as that. Not for `beforeAll`: Vitest takes no clean-up from there.
 */
export function tempFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'galley-')))
  const atEnd = TestRunner.getCurrentTest() === undefined ? afterAll : onTestFinished
  atEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}
