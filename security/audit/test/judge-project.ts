import { audit } from '../src/audit.ts'
import type { CheckName } from '../src/check-name.ts'
import { offlineChecks } from '../src/checks/offline-checks.ts'
import { defaultPolicy, type AuditPolicy } from '../src/policy/audit-policy.ts'
import { readLockfile } from '../src/read-lockfile.ts'

/** The files of a small project by their paths; objects are written as JSON. */
export type Project = Readonly<Record<string, string | object>>

const lockfiles = ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock']

/** Findings about places and pins of a project, a line each: `severity code name: message`. Throws where its lockfile is not understood. */
export async function judgeProject(
  project: Project,
  policy: Partial<AuditPolicy> = {},
  only: readonly CheckName[] = ['integrity', 'sources'],
): Promise<readonly string[]> {
  const readText = (path: string): string | null => {
    const file = project[path]
    return file === undefined ? null : typeof file === 'string' ? file : JSON.stringify(file, null, 2)
  }
  const files = lockfiles.flatMap((path) => {
    const text = readText(path)
    return text === null ? [] : [readLockfile(path, new TextEncoder().encode(text), readText)]
  })
  const spots = files.flatMap(({ parsed }) => parsed.blindSpots)
  if (spots.length > 0 || files.some(({ parsed, counted }) => parsed.packages.length !== counted)) throw new Error(JSON.stringify(spots))
  const clock = (): Date => new Date('2026-11-28T12:00:00Z')
  const whole = { ...defaultPolicy, ...policy }
  const { report } = await audit({ files, readText, checks: offlineChecks, only, offline: true, policy: whole, clock })
  return report.findings.map(({ severity, code, subject, message }) => `${severity} ${code} ${nameIn(subject)}: ${message}`)
}

function nameIn(subject: string): string {
  return decodeURIComponent(/^pkg:npm\/(?<name>(?:%40[^/@?]+\/)?[^@?]+)/.exec(subject)?.groups?.['name'] ?? subject)
}
