import { resolve } from 'node:path'
import { fault, readIfThere, type System } from '@galley/command-line'
import { describeCoverage, describeSummary } from '@galley/findings'
import type { Audit } from '../audit.ts'
import { describeFix } from '../fix/describe-fix.ts'
import type { FixPlan } from '../fix/fix-plan.ts'
import { planFix } from '../fix/plan-fix.ts'
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
  readonly registry: RegistryClient | null
  readonly again: (files: readonly LockfileReading[]) => Promise<Audit>
}

/**
 * `--fix`: prints the diff of the smallest change, and what is left after it; `--write` changes the files, and nothing else: no package
 * manager runs, so that the lockfile, and with it the exit code, stays until somebody installs.
 */
export async function fixAudit(
  system: System,
  start: FixStart,
  { write, json }: { readonly write: boolean; readonly json: boolean },
): Promise<void> {
  // A plan says what can be cleared; how much was seen is the audit's to say, also where there is nothing to clear.
  system.say(`  ${describeCoverage(start.made.report)}: ${describeSummary(start.made.report)}`)
  const plan = await makePlan(system, start)
  if (write && plan.edits.length > 0) {
    const base = baseOf(system, start)
    writeFix(plan, { fs: system.fs, resolve: (file) => resolve(base, file) })
  }
  const left = plan.moves.length > 0 ? await leftAfter(start, plan) : null
  if (json)
    system.out(
      `${JSON.stringify({ schema: 'galley.fix/1', written: write && plan.edits.length > 0, ...plan, ...(left === null ? {} : { left }) }, null, 2)}\n`,
    )
  else system.out(`${describeFix(plan, { isWritten: write && plan.edits.length > 0 })}${left === null ? '' : `\n${left}\n`}`)
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

/** Audits the packages as the plan would have them: the lockfile itself tells only after the install. */
async function leftAfter({ source, again }: FixStart, plan: FixPlan): Promise<string> {
  const files = source.files.map((file) => ({ ...file, parsed: { ...file.parsed, packages: simulateFix(file.parsed.packages, plan) } }))
  const { report } = await again(files)
  if (report.coverage.checks.some(({ name, state }) => name === 'vulnerabilities' && state !== 'done'))
    return 'Not audited again: the advisories cannot be asked.'
  const open = report.findings.filter(({ code, waived }) => (code === 'vulnerable' || code === 'known-malicious') && !waived)
  const moved = plan.moves.reduce((sum, { findings }) => sum + findings.length, 0)
  return `Audited with these versions: ${moved} ${moved === 1 ? 'finding' : 'findings'} cleared, ${open.length} left.`
}

/** The folder that the report's paths are relative to: the one where its files lie. Archives are read, never written. */
function baseOf(system: System, { source, paths }: FixStart): string {
  const bases = [system.cwd, ...paths.map((path) => resolve(system.cwd, path))]
  const base = bases.find((folder) =>
    source.files.every(({ path }) => readIfThere(system, resolve(folder, path)) === source.readText(path)),
  )
  if (base === undefined) throw fault('USAGE', { problem: 'only files can be fixed: name a folder or a lockfile, not an archive' })
  return base
}
