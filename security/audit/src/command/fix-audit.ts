import { dirname, resolve } from 'node:path'
import { fault, readIfThere, type System } from '@galley/command-line'
import { describeCoverage, describeSummary, sortFindings, summarise, type AuditReport, type Finding } from '@galley/findings'
import type { Audit } from '../audit.ts'
import { cleanTexts } from '../clean-texts.ts'
import { describeFix } from '../fix/describe-fix.ts'
import type { FixPlan } from '../fix/fix-plan.ts'
import type { AuditProgress } from './audit-progress.ts'
import { isVain, judgeFix, type FixVerdict } from '../fix/judge-fix.ts'
import { planFix } from '../fix/plan-fix.ts'
import { editsOf, resolvePlan, type Resolution } from '../fix/resolve/resolve-plan.ts'
import { simulateFix } from '../fix/simulate-fix.ts'
import { writeFix } from '../fix/write-fix.ts'
import type { LockfileReading } from '../read-lockfile.ts'
import type { LockfileReadings } from '../read-lockfiles.ts'
import type { RegistryClient } from '../registry/registry-client.ts'

/** Start of a fix: an audit, the files it read, and a way to audit the same again with other packages. */
export interface FixStart {
  readonly made: Audit
  readonly source: LockfileReadings
  /** Folders and files that the command line named. */
  readonly paths: readonly string[]
  /** Null offline; package managers are not asked then either. */
  readonly registry: RegistryClient | null
  readonly again: (files: readonly LockfileReading[]) => Promise<Audit>
  readonly signal: AbortSignal
  readonly progress: Pick<AuditProgress, 'step' | 'end'>
}

/** A fix that was made or shown. */
export interface FixOutcome {
  /** The findings of the files as they are now. */
  readonly report: AuditReport
  /** A package manager resolved whatever the plan changes. */
  readonly isProven: boolean
}

/**
 * `--fix`: prints the diff of the smallest change, and what is left in what the package manager made of it in a scratch copy. `--write`
 * changes the files: the manifests, and a lockfile in which nothing moved but what had to.
 */
export async function fixAudit(
  system: System,
  start: FixStart,
  { write, json }: { readonly write: boolean; readonly json: boolean },
): Promise<FixOutcome> {
  const { made, source } = start
  // A plan says what can be cleared; how much was seen is the audit's to say, also where there is nothing to clear.
  system.say(`  ${describeCoverage(made.report)}: ${describeSummary(made.report)}`)
  const manifests = await makePlan(system, start)
  const resolutions = await resolvePlan(manifests, { ...source, isOffline: start.registry === null }, (program, lockfile) => {
    start.progress.step(`${program} resolves ${lockfile}`)
    return {
      ...system,
      untrusted: foldersOf(system, start),
      signal: start.signal,
    }
  })
  const plan: FixPlan = { ...manifests, edits: [...manifests.edits, ...editsOf(resolutions, source.readText)] }
  const verdicts = plan.moves.length === 0 ? [] : await judge(start, plan, resolutions)
  start.progress.end()
  const isRefused = resolutions.some(({ state }) => state === 'refused') || (verdicts ?? []).some(isVain)
  const isWritten = write && plan.edits.length > 0 && !isRefused
  if (isWritten) {
    const base = baseOf(system, start)
    writeFix(plan, { fs: system.fs, resolve: (file) => resolve(base, file) })
  }
  if (json)
    system.out(
      `${JSON.stringify(cleanTexts({ schema: 'galley.fix/1', written: isWritten, ...plan, resolutions: outlines(resolutions, verdicts) }), null, 2)}\n`,
    )
  else system.out(describeFix(plan, { isWritten, verdicts }))
  return {
    report: isWritten ? { ...made.report, ...afterFix(made.report.findings, plan, verdicts ?? []) } : made.report,
    isProven: resolutions.every(({ state }) => state === 'resolved') && verdicts !== null,
  }
}

/** The folders that are audited. */
function foldersOf(system: System, { paths }: FixStart): readonly string[] {
  const named = (paths.length > 0 ? paths : ['.']).map((path) => resolve(system.cwd, path))
  return named.map((path) => (system.fs.statSync(path).isDirectory() ? path : dirname(path)))
}

/** The findings once the lockfiles are written: without what is cleared in them, with what came. */
function afterFix(
  findings: readonly Finding[],
  { edits }: FixPlan,
  verdicts: readonly FixVerdict[],
): Pick<AuditReport, 'findings' | 'summary'> {
  const written = verdicts.filter(({ resolution }) => edits.some(({ file }) => file === resolution.lockfile))
  const cleared = new Set(written.flatMap((verdict) => verdict.cleared))
  const now = sortFindings([...findings.filter((finding) => !cleared.has(finding)), ...written.flatMap(({ fresh }) => fresh)])
  return { findings: now, summary: summarise(now) }
}

/** Resolutions for machines: without the whole lockfiles, which are among the edits. */
function outlines(resolutions: readonly Resolution[], verdicts: readonly FixVerdict[] | null): readonly object[] {
  return resolutions.map((resolution) => {
    const { lockfile, state } = resolution
    const verdict = verdicts?.find((one) => one.resolution === resolution)
    const counts = verdict ? { cleared: verdict.cleared.length, left: verdict.left.length } : {}
    if (resolution.state !== 'resolved') return { lockfile, state, why: resolution.why, ...counts }
    const { by, children, others, form } = resolution
    return { lockfile, state, by, ...counts, children, others, form }
  })
}

/** Asks the registry how old the fixes are where a project has an age rule, and nowhere else. */
async function makePlan(system: System, { made, source, registry }: FixStart): Promise<FixPlan> {
  const request = { findings: made.report.findings, files: source.files, readText: source.readText, clock: system.clock }
  const plan = planFix(request)
  if (plan.notes.length === 0 || registry === null) return plan
  const dates = new Map<string, Date>()
  for (const { ecosystem, name, to } of plan.moves.filter((move) => move.ecosystem === 'npm')) {
    // Without an answer the note stays: it says what to do.
    const facts = await registry.npm(name).catch(() => null)
    const at = facts?.releases.find(({ version }) => version === to)?.publishedAt
    if (at) dates.set(`${ecosystem} ${name}@${to}`, new Date(at))
  }
  return planFix({ ...request, publishedAt: (ecosystem, name, version) => dates.get(`${ecosystem} ${name}@${version}`) ?? null })
}

/** Audits what was resolved, and where nothing was the packages as the plan would have them; null where the advisories cannot be asked. */
async function judge(
  { made, source, again }: FixStart,
  plan: FixPlan,
  resolutions: readonly Resolution[],
): Promise<readonly FixVerdict[] | null> {
  const resolved = new Map(resolutions.flatMap((one) => (one.state === 'resolved' ? [[one.lockfile, one.reading] as const] : [])))
  const planned = (file: LockfileReading): LockfileReading => ({
    ...file,
    parsed: { ...file.parsed, packages: simulateFix(file.parsed.packages, plan) },
  })
  const { report } = await again(source.files.map((file) => resolved.get(file.path) ?? planned(file)))
  if (report.coverage.checks.some(({ name, state }) => name === 'vulnerabilities' && state !== 'done')) return null
  return judgeFix(plan, resolutions, { before: made.report.findings, after: report.findings })
}

/** The folder that the report's paths are relative to: the one where its files lie. Archives are read, never written. */
function baseOf(system: System, { source, paths }: FixStart): string {
  const bases = [system.cwd, ...paths.map((path) => resolve(system.cwd, path))]
  const base = bases.find((folder) =>
    source.files.every(({ path }) => readIfThere(system, resolve(folder, path)) === source.readText(path)),
  )
  if (base === undefined) throw fault('USAGE', { problem: 'Only files can be fixed: name a folder or a lockfile, not an archive' })
  return base
}
