import fs from 'node:fs'
import { driftCheck } from '../../src/checks/drift.ts'
import { defaultPolicy } from '../../src/policy/audit-policy.ts'
import { readLockfiles } from '../../src/read-lockfiles.ts'

/** Says what our check finds in a project's folder. */
export async function judgeFolder(cwd: string): Promise<readonly string[]> {
  const { files, readText } = await readLockfiles({ fs, cwd, paths: ['.'], exclude: [] })
  const packages = files.flatMap(({ parsed }) => parsed.packages)
  const found = await driftCheck.run({
    packages,
    files: files.map(({ path, format }) => ({ path, format })),
    policy: defaultPolicy,
    readText,
    clock: () => new Date(0),
  })
  return found.map(({ severity, subject, message }) => `${severity} ${subject} ${message}`)
}
