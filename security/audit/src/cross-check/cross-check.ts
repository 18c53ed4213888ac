import { rules, type CheckState, type Finding } from '@galley/findings'
import type { PackageAdvisories, AskedPackage } from '../advisories/advisory-source.ts'
import { findingAt } from '../checks/finding-at.ts'
import { isRelease } from '../is-release.ts'
import { mergeInstalled, type InstalledPackage } from '../merge-installed.ts'
import type { LockedPackage } from '../locked-package.ts'
import { normalName } from '../normal-name.ts'
import { askScanner, type ScannerDatabases } from './ask-scanner.ts'
import { compareAnswers, type Difference } from './compare-answers.ts'
import type { LocatedScanner } from './locate-scanner.ts'
import type { ScannerServices } from './scanner-services.ts'
import { verifyScanner } from './verify-scanner.ts'

/** The answer of the second engine, for the report: `notAsked` with a reason where it is absent, `failed` where it cannot be believed. */
export interface CrossCheck {
  readonly state: CheckState
  readonly reason?: string
  readonly version?: string
  readonly findings: readonly Finding[]
  readonly differences: readonly Difference[]
}

/** The question for the second engine: the same packages and advisories that our own check had. */
export interface CrossCheckRequest {
  readonly located: LocatedScanner
  readonly packages: readonly LockedPackage[]
  readonly databases: ScannerDatabases
  /** Our own answer, as the index gives it. */
  readonly about: (asked: AskedPackage) => PackageAdvisories
}

/** Lets osv-scanner judge the same packages by the same advisories and compares. Never throws for what the scanner does. */
export async function crossCheck(services: ScannerServices, question: CrossCheckRequest): Promise<CrossCheck> {
  const { located, databases, about } = question
  const nothing = { findings: [], differences: [] }
  if (located.state === 'absent')
    return { ...nothing, state: 'notAsked', reason: ['osv-scanner is not installed', ...located.refused].join('; ') }
  const covered = question.packages.filter((locked) => databases[locked.ecosystem] && locked.version !== '' && isRelease(locked))
  const packages = mergeInstalled(covered)
  if (packages.length === 0) return { ...nothing, state: 'notAsked', reason: 'there are no advisories in a form that osv-scanner reads' }
  const verified = await verifyScanner(services, located.file)
  if (verified.state === 'unverified') return failed(located.file, verified.reason)
  const asked = await askScanner(services, located.file, { packages, databases })
  if (asked.state === 'failed') return failed(located.file, asked.reason)
  const { missing, strange, differences } = compareAnswers(packages, about, asked.answer)
  if (missing.length > 0)
    return failed(
      located.file,
      `of ${packages.length} packages it reported ${packages.length - missing.length}; it left out ${missing.slice(0, 3).join(', ')}`,
    )
  if (strange.length > 0) return failed(located.file, `it reported ${strange.slice(0, 3).join(', ')}, which it was not asked about`)
  return {
    state: 'done',
    version: verified.version,
    differences,
    findings: differences.flatMap((difference) =>
      packages.filter((member) => isSame(member, difference)).flatMap((member) => describeDifference(member, difference, about)),
    ),
  }
}

function failed(file: string, reason: string): CrossCheck {
  const finding: Finding = {
    code: 'scanner-unverified',
    severity: rules['scanner-unverified'].severity,
    subject: 'osv-scanner',
    message: `its answer was not used: ${reason}`,
    evidence: { program: file, reason, incomplete: true },
    fix: 'Install osv-scanner 2.6.0 or later, or audit without it.',
  }
  return { state: 'failed', reason, findings: [finding], differences: [] }
}

function isSame(member: InstalledPackage, { ecosystem, name, version }: Difference): boolean {
  return member.ecosystem === ecosystem && member.version === version && normalName(ecosystem, member.name) === name
}

/**
 * Makes findings of a difference: each vulnerability that only the scanner knows is one, under its own id, so that nobody accepts two by one
 * waiver; those that only we know are noted.
 */
function describeDifference(
  member: InstalledPackage,
  { ids, only }: Difference,
  about: (asked: AskedPackage) => PackageAdvisories,
): readonly Finding[] {
  if (only === 'ours') {
    const named = `${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ` and ${ids.length - 5} more` : ''}`
    const message = `osv-scanner does not report ${named}, which covers this version by our own reading`
    return [findingAt(member, { code: 'scanner-unverified', severity: 'info', message, evidence: { ids, engine: 'osv-scanner', only } })]
  }
  const { known } = about(member)
  return ids.map((id) => {
    const { severity = rules.vulnerable.severity, aliases = [] } = known.find((advisory) => advisory.id === id) ?? {}
    return findingAt(member, {
      code: 'vulnerable',
      severity,
      message: `osv-scanner alone reports ${id}`,
      evidence: { ids: [id], aliases, engine: 'osv-scanner', only },
      fix: 'Look at the advisory: the two engines read it differently.',
    })
  })
}
