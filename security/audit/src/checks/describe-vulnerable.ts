import { rules, severities, type Finding, type Severity } from '@galley/findings'
import type { PackageAdvisories, AskedPackage } from '../advisories/advisory-source.ts'
import { coversVersion } from '../advisories/covers-version.ts'
import { fixedVersions } from '../advisories/fixed-versions.ts'
import { groupAdvisories, type AdvisoryGroup } from '../advisories/group-advisories.ts'
import { findingAt } from './finding-at.ts'
import { isRelease } from '../is-release.ts'
import type { InstalledPackage } from '../merge-installed.ts'

/** The findings of one package: one for each thing that is wrong, however many databases speak of it. */
export function describeVulnerable(member: InstalledPackage, about: (asked: AskedPackage) => PackageAdvisories): readonly Finding[] {
  const { affecting, undecided, known } = about(member)
  if (affecting.length === 0 && undecided.length === 0) return []
  // Malware is an attack on a name of the registry: a package of that name from a repository or a folder is another one (osv-scanner#2850).
  const fromRegistry = member.source.kind !== 'git' && isRelease(member)
  const groups = groupAdvisories(affecting).filter((group) => fromRegistry || !isMalware(group))
  const clean = groups.length > 0 && !groups.some(isMalware) ? cleanVersion(member, known) : null
  const findings = groups.map((group) => (isMalware(group) ? malicious(member, group) : vulnerable(member, group, clean)))
  const open = undecided.filter((advisory) => fromRegistry || !advisory.malicious)
  return open.length > 0
    ? [
        ...findings,
        notComparable(
          member,
          open.map(({ id }) => id),
        ),
      ]
    : findings
}

function isMalware(group: AdvisoryGroup): boolean {
  return group.advisories.some((advisory) => advisory.malicious)
}

function malicious(member: InstalledPackage, group: AdvisoryGroup): Finding {
  return findingAt(member, {
    code: 'known-malicious',
    severity: 'critical',
    message: `is malware: ${summaryOf(group)}`,
    evidence: common(member, group),
    fix: 'Remove it, and treat every machine that installed it as compromised: rotate its secrets.',
  })
}

function vulnerable(member: InstalledPackage, group: AdvisoryGroup, clean: string | null): Finding {
  const scores = group.advisories.flatMap(({ score }) => score ?? [])
  const score = scores.length > 0 ? Math.max(...scores) : null
  const fixed = fixedVersions(
    member.ecosystem,
    group.advisories.flatMap(({ affected }) => affected),
    member.version,
  ).filter((version) => group.advisories.every(({ affected }) => coversVersion(member.ecosystem, affected, version) !== 'affected'))
  const target = clean ?? fixed[0]
  return findingAt(member, {
    code: 'vulnerable',
    severity: severityOf(group),
    message: `${summaryOf(group)} (${[shownId(group), score === null ? '' : `CVSS ${score.toFixed(1)}`].filter(Boolean).join(', ')})`,
    evidence: { ...common(member, group), ...(score === null ? {} : { score }), fixed, ...(clean === null ? {} : { clean }) },
    fix: target === undefined ? 'There is no fixed version: do without it, or waive this with a reason and a day.' : moveTo(member, target),
  })
}

function common(member: InstalledPackage, group: AdvisoryGroup): Finding['evidence'] {
  return {
    ids: group.ids,
    aliases: group.aliases,
    installed: member.version,
    dev: member.dev,
    direct: member.direct,
    ...(member.places > 1 ? { places: member.places } : {}),
  }
}

function notComparable(member: InstalledPackage, ids: readonly string[]): Finding {
  return findingAt(member, {
    code: 'not-checked',
    severity: 'medium',
    message: `its version ${member.version || '(none)'} cannot be compared with ${ids.length} ${ids.length === 1 ? 'advisory' : 'advisories'}`,
    evidence: { ids, installed: member.version, incomplete: true },
    fix: `Look at ${ids.slice(0, 3).join(', ')} and decide by hand.`,
  })
}

/** The gravest word of the group; what nobody rated counts as the rule says. */
function severityOf(group: AdvisoryGroup): Severity {
  const rated = new Set(group.advisories.flatMap(({ severity }) => severity ?? []))
  return severities.find((severity) => rated.has(severity)) ?? rules.vulnerable.severity
}

/** The shortest summary that says something; GitHub's are written for a list, PyPA's are the first sentence of a page. */
function summaryOf(group: AdvisoryGroup): string {
  const said = group.advisories.map(({ summary }) => summary.replace(/[.\s]+$/, '')).filter((text) => text !== '')
  return said.toSorted((a, b) => a.length - b.length)[0] ?? 'a known vulnerability'
}

/** People know CVE numbers; where there is none, the id of the record. */
function shownId(group: AdvisoryGroup): string {
  return [...group.ids, ...group.aliases].find((id) => id.startsWith('CVE-')) ?? group.ids[0] ?? ''
}

/** The nearest newer version that no advisory at hand covers, so that one move clears them all. */
function cleanVersion({ ecosystem, version }: InstalledPackage, known: PackageAdvisories['known']): string | null {
  const candidates = fixedVersions(
    ecosystem,
    known.flatMap(({ affected }) => affected),
    version,
  )
  return (
    candidates.find((candidate) => known.every(({ affected }) => coversVersion(ecosystem, affected, candidate) === 'unaffected')) ?? null
  )
}

function moveTo({ direct, path }: InstalledPackage, version: string): string {
  const bringer = path.length > 1 ? path[0] : undefined
  return direct || bringer === undefined
    ? `Move to ${version} or later.`
    : `Bring ${bringer} up to date, which brings it, or override it with ${version} or later.`
}
