import { fingerprint, sortFindings, summarise, type AuditReport, type CheckState, type CoveredFile, type Finding } from '@galley/findings'
import { chooseChecks } from './choose-checks.ts'
import { checkNames, type CheckName } from './check-name.ts'
import { cleanTexts } from './clean-texts.ts'
import { checkOfCode } from './check-of-code.ts'
import type { Check } from './checks/check.ts'
import { describeBlindness } from './describe-blindness.ts'
import { fault } from './faults.ts'
import { isComplete } from './is-complete.ts'
import { keepGravest } from './keep-gravest.ts'
import { needsAll, omitPackages, type Omission } from './omit-packages.ts'
import type { LockedPackage } from './locked-package.ts'
import type { ReadSibling } from './parsed-lockfile.ts'
import { applyWaivers } from './policy/apply-waivers.ts'
import type { AuditPolicy } from './policy/audit-policy.ts'
import type { LockfileReading } from './read-lockfile.ts'
import { runChecks, type CheckResults, type CheckRun } from './run-checks.ts'
import type { ReviewedUpgrades } from './upgrade-reviewer.ts'
import type { WorkflowFile } from './workflow-file.ts'

/** The input of an audit: lockfiles, checks and policy. Everything that reaches out is in the checks that are handed in. */
export interface AuditRequest {
  /** The lockfiles, read: see `readLockfiles`. */
  readonly files: readonly LockfileReading[]
  /** The checks that can be made; at least `offlineChecks`. */
  readonly checks: readonly Check[]
  /** The reason why a check is not among them, where it is known: no network, no advisories. */
  readonly missing?: CheckRun['missing']
  /** Packages that are left out: `dev`, those that only development needs. Malware is told of all the same, for it runs where it is installed. */
  readonly omit?: Omission | undefined
  /** Workflows and actions of GitHub Actions: see `readLockfiles`. */
  readonly workflows?: readonly WorkflowFile[]
  /** Called at the start, and as checks come to their end. */
  readonly onProgress?: CheckRun['onProgress']
  readonly only?: readonly CheckName[]
  readonly offline: boolean
  readonly policy: AuditPolicy
  /** The policy's file, as the report names it. */
  readonly policyFile?: string
  /** The text of a file near a lockfile, by its path in the report; null where there is none. */
  readonly readText: ReadSibling
  readonly advisories?: NonNullable<AuditReport['advisories']>
  /** A second engine that looks for vulnerabilities in the same packages, and its name. */
  readonly second?: SecondEngine
  /** Changes since an earlier state, where one was named: the check `upgrades`. */
  readonly upgrades?: ReviewedUpgrades | undefined
  readonly clock: () => Date
  readonly signal?: AbortSignal
}

/** Another engine that looks at the packages; it is asked only where our own check was made. */
export interface SecondEngine {
  readonly name: string
  readonly run: (
    packages: readonly LockedPackage[],
  ) => Promise<{ readonly state: CheckState; readonly reason?: string; readonly findings: readonly Finding[] }>
}

/** A report, and the packages it speaks of. */
export interface Audit {
  readonly report: AuditReport
  readonly packages: readonly LockedPackage[]
}

/**
 * Audits lockfiles: what could not be read, then each check that was asked, then the waivers. Nothing that was not seen is green:
 * see `exitOf`.
 * @throws AUDIT_NOTHING_FOUND where there is neither a lockfile nor a workflow, AUDIT_WAIVER_TOO_WIDE
 */
export async function audit(request: AuditRequest): Promise<Audit> {
  const { files, workflows = [], policy, checks, only, offline, clock, signal } = request
  if (files.length + workflows.length === 0) throw fault('AUDIT_NOTHING_FOUND', { paths: 'what was named' })
  const all = files.flatMap(({ parsed }) => parsed.packages)
  const { packages, omitted, isShown } = omitPackages(all, request.omit)
  const choice = chooseChecks({ only, offline, policy, checks, isReviewed: request.upgrades !== undefined })
  const context = {
    files: files.map(({ path, format, parsed: { links = [] } }) => ({ path, format, links })),
    workflows,
    policy,
    readText: request.readText,
    clock,
  }
  const ours = await runChecks(choice, {
    // The review was made before: its findings come beside those of the checks.
    checks: [...checks, ...(request.upgrades === undefined ? [] : [{ name: 'upgrades' as const, needs: [], run: () => [] }])],
    missing: request.missing,
    onProgress: request.onProgress,
    contextOf: (name) => ({ ...context, packages: needsAll.has(name) ? all : packages, ...(signal ? { signal } : {}) }),
  })
  const checked = await withSecond(ours, request.second, all)
  const looked = keepGravest(checked.findings, request.upgrades?.findings ?? [])
  const found = once([...files.flatMap(describeBlindness), ...looked]).filter(isShown)
  const done = new Set(checkNames.filter((check) => checked.checks.some(({ name, state }) => name === check && state === 'done')))
  const waiving = { now: clock(), policyFile: request.policyFile ?? 'audit-policy.json', done }
  const findings = sortFindings(applyWaivers(found, policy.waivers, waiving))
  const report: AuditReport = {
    schema: 'galley.audit/1',
    complete: isComplete(findings, checked.checks),
    coverage: {
      packages: packages.length,
      files: files.map(cover),
      checks: checked.checks,
      ...(workflows.length > 0 ? { workflows: workflows.map(({ path }) => path) } : {}),
      ...(omitted === null ? {} : { omitted }),
      ...(policy.exclude.length > 0 ? { excluded: policy.exclude } : {}),
    },
    ...(request.advisories ? { advisories: request.advisories } : {}),
    ...(request.upgrades === undefined ? {} : { upgrades: request.upgrades.review }),
    findings,
    summary: summarise(findings),
  }
  return { report: cleanTexts(report), packages }
}

async function withSecond(ours: CheckResults, second: SecondEngine | undefined, packages: readonly LockedPackage[]): Promise<CheckResults> {
  if (!second || !ours.checks.some(({ name, state }) => name === 'vulnerabilities' && state === 'done')) return ours
  const { state, reason, findings } = await second.run(packages)
  return {
    findings: [...ours.findings, ...findings],
    checks: [...ours.checks, { name: second.name, state, ...(reason === undefined ? {} : { reason }) }],
  }
}

const cover = ({ path, format, parsed, counted }: LockfileReading): CoveredFile => ({
  path,
  format,
  packages: parsed.packages.length,
  counted,
})

/** npm nests: a release in several folders of one lockfile has each finding once. A blind spot or a `uses:` is its place. */
function once(findings: readonly Finding[]): readonly Finding[] {
  const key = (finding: Finding): string => `${fingerprint(finding)} ${finding.message} ${isPlace(finding) ? finding.at?.line : ''}`
  return [...new Map(findings.map((finding) => [key(finding), finding])).values()]
}

const isPlace = ({ code }: Finding): boolean => code === 'blind-spot' || checkOfCode[code] === 'actions'
