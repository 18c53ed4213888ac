import { rules, type CheckState, type Finding, type Severity } from '@galley/findings'
import type { Advised, AskedPackage } from '../advisories/advisory-source.ts'
import { findingAt } from '../checks/finding-at.ts'
import { installedOnce, type InstalledPackage } from '../checks/installed-once.ts'
import type { LockedPackage } from '../locked-package.ts'
import { askScanner, type ScannerDatabases } from './ask-scanner.ts'
import { compareAnswers, type Difference } from './compare-answers.ts'
import type { LocatedScanner } from './locate-scanner.ts'
import type { ScannerWorld } from './scanner-world.ts'
import { verifyScanner } from './verify-scanner.ts'

/** What the second engine said, for the report: `notAsked` with a reason where it is absent, `failed` where it cannot be believed. */
export interface SecondOpinion {
  readonly state: CheckState
  readonly reason?: string
  readonly version?: string
  readonly findings: readonly Finding[]
  readonly differences: readonly Difference[]
}

/** The question for the second engine: the same packages and advisories that our own check had. */
export interface SecondQuestion {
  readonly located: LocatedScanner
  readonly packages: readonly LockedPackage[]
  readonly databases: ScannerDatabases
  /** Our own answer, as the index gives it. */
  readonly about: (asked: AskedPackage) => Advised
}

/** Lets osv-scanner judge the same packages by the same advisories and compares. Never throws for what the scanner does. */
export async function secondOpinion(world: ScannerWorld, question: SecondQuestion): Promise<SecondOpinion> {
  const { located, databases, about } = question
  const nothing = { findings: [], differences: [] }
  if (located.state === 'absent')
    return { ...nothing, state: 'notAsked', reason: ['osv-scanner is not installed', ...located.refused].join('; ') }
  const covered = question.packages.filter(
    ({ ecosystem, source, version }) => databases[ecosystem] && version !== '' && source.kind !== 'workspace' && source.kind !== 'file',
  )
  const packages = installedOnce(covered)
  if (packages.length === 0) return { ...nothing, state: 'notAsked', reason: 'there are no advisories in a form that osv-scanner reads' }
  const verified = await verifyScanner(world, located.file)
  if (verified.state === 'unverified') return failed(located.file, verified.reason)
  const asked = await askScanner(world, located.file, { packages, databases })
  if (asked.state === 'failed') return failed(located.file, asked.reason)
  const { missing, differences } = compareAnswers(packages, about, asked.answer)
  if (missing.length > 0)
    return failed(
      located.file,
      `of ${packages.length} packages it reported ${packages.length - missing.length}; it left out ${missing.slice(0, 3).join(', ')}`,
    )
  return {
    state: 'done',
    version: verified.version,
    differences,
    findings: differences.map((difference) => describeDifference(difference, packages, about)),
  }
}

function failed(file: string, reason: string): SecondOpinion {
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

/** What only the scanner knows is a vulnerability all the same; what only we know is already a finding of our own, and this says that it stands alone. */
function describeDifference(
  difference: Difference,
  packages: readonly InstalledPackage[],
  about: (asked: AskedPackage) => Advised,
): Finding {
  const member = packages.find(
    ({ ecosystem, name, version }) => ecosystem === difference.ecosystem && name === difference.name && version === difference.version,
  )
  const evidence = { ids: difference.ids, engine: 'osv-scanner', only: difference.only }
  const { length } = difference.ids
  const named = `${difference.ids.slice(0, 5).join(', ')}${length > 5 ? ` and ${length - 5} more` : ''}`
  if (!member)
    return {
      code: 'scanner-unverified',
      severity: 'medium',
      subject: difference.name,
      message: `osv-scanner reported a package that it was not asked about: ${named}`,
      evidence,
    }
  if (difference.only === 'ours')
    return findingAt(member, {
      code: 'scanner-unverified',
      severity: 'info',
      message: `osv-scanner does not report ${named}, which covers this version by our own reading`,
      evidence,
    })
  return findingAt(member, {
    code: 'vulnerable',
    severity: severityOf(member, difference.ids, about),
    message: `osv-scanner alone reports ${named}`,
    evidence,
    fix: 'Look at the advisory: the two engines read it differently.',
  })
}

function severityOf(member: InstalledPackage, ids: readonly string[], about: (asked: AskedPackage) => Advised): Severity {
  const known = about(member).known.filter(({ id }) => ids.includes(id))
  return known.flatMap(({ severity }) => severity ?? [])[0] ?? rules.vulnerable.severity
}
