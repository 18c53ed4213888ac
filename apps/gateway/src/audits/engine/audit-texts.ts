import type nodeFs from 'node:fs'
import { resolve } from 'node:path'
import { audit, checkNames, defaultPolicy, offlineChecks, parsePolicy, readLockfiles } from '@galley/audit'
import { summarise, type AuditReport, type Finding } from '@galley/findings'
import type { AuditedFile } from '../auditor.ts'
import type { AuditTask } from './audit-task.ts'
import { memoryFolder } from './memory-folder.ts'
import { reviewTexts } from './review-texts.ts'

const policyFile = 'audit-policy.json'
const noNetwork = { reason: 'an audit over HTTP reaches for nothing', fix: 'Run galley audit where the project is.' }

/** Names of files that are read for the sake of a lockfile beside them: manifests, settings, the policy. */
const besides =
  /^(?:package\.json|pyproject\.toml|Pipfile|setup\.(?:py|cfg)|requirements.*\.in|pnpm-workspace\.yaml|\.npmrc|\.yarnrc(?:\.yml)?|bunfig\.toml|audit-policy\.json)$/i

/**
 * Audits texts as the files of one folder, by the offline checks. An `audit-policy.json` among them is the policy; a file that is
 * neither a lockfile nor read beside one is a blind spot. Texts of an earlier state are compared with them. Faults of @galley/audit.
 */
export async function auditTexts(
  { files, since, releases }: Omit<AuditTask, 'now'>,
  { clock, fs: machine, signal }: { readonly clock: () => Date; readonly fs: typeof nodeFs; readonly signal?: AbortSignal },
): Promise<AuditReport> {
  const written = files.find(({ name }) => name === policyFile)
  const policy = written ? parsePolicy(written.text) : defaultPolicy
  const { path, fs } = memoryFolder(files)
  const source = await readLockfiles({ fs, cwd: path, paths: ['.'], exclude: policy.exclude.map((name) => resolve(path, name)) })
  const isOffline = (name: string): boolean => offlineChecks.some((check) => check.name === name)
  const { report } = await audit({
    ...source,
    checks: offlineChecks,
    only: checkNames.filter((name) => policy.checks[name] ?? isOffline(name)),
    missing: Object.fromEntries(checkNames.map((name) => [name, noNetwork])),
    offline: true,
    policy,
    policyFile,
    upgrades: since && (await reviewTexts(since, { source, policy, fs: machine, releases, now: clock(), signal })),
    clock,
    ...(signal ? { signal } : {}),
  })
  return withUnread(
    report,
    files.filter(({ name }) => !policy.exclude.includes(name)),
  )
}

/** Adds a finding for each file that was handed in and not read. */
function withUnread(report: AuditReport, files: readonly AuditedFile[]): AuditReport {
  const covered = new Set([...report.coverage.files.map((file) => file.path), ...(report.coverage.workflows ?? [])])
  const unread = files.filter(({ name }) => !covered.has(name) && !besides.test(name)).map(({ name }) => name)
  if (unread.length === 0) return report
  const findings = [...report.findings, ...unread.map(unreadFinding)]
  return { ...report, complete: false, findings, summary: summarise(findings) }
}

function unreadFinding(name: string): Finding {
  return {
    code: 'blind-spot',
    severity: 'high',
    subject: name,
    at: { file: name, line: 1 },
    message: 'was handed in and not read: its name is that of no lockfile known here',
    evidence: {},
    fix: 'Hand it in under the name that its package manager gives it, or leave it out.',
  }
}
