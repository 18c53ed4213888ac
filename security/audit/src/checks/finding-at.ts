import type { Finding } from '@galley/findings'
import type { LockedPackage } from '../locked-package.ts'

/** A finding about a package: its purl, its line in the lockfile and the path that leads to it. */
export function findingAt(
  { purl, file, line, path, root }: LockedPackage,
  finding: Pick<Finding, 'code' | 'severity' | 'message' | 'evidence' | 'fix'>,
): Finding {
  return {
    subject: purl,
    at: { file, line },
    ...(path.length > 1 ? { path: root === '.' || root === '' ? path : [root, ...path] } : {}),
    ...finding,
  }
}
