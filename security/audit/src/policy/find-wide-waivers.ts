import { advisoryIds, packageName, type Finding, type FindingCode } from '@galley/findings'
import type { Waiver } from './audit-policy.ts'
import { isOpenEnded } from './matches-version.ts'
import { isPackage, nameOfWaived } from './waived-package.ts'

/** Findings that a message lists for one waiver; the rest is counted. */
const maxListed = 10

/** True for the findings that advisories make: a package of one version may get another one any day. */
export function speaksOfAdvisories(code: FindingCode): boolean {
  return code === 'vulnerable' || code === 'known-malicious'
}

/**
 * Describes each waiver that does not say what it accepts, with its line and with what it would have covered: one of an advisory's finding
 * that names no advisory; one of malware or of any other finding that holds for versions nobody has seen.
 */
export function findWideWaivers(
  waivers: readonly Waiver[],
  findings: readonly Finding[],
  covers: (waiver: Waiver, finding: Finding) => boolean,
): readonly string[] {
  return waivers.flatMap((waiver) => {
    const lack = lackOf(waiver)
    if (lack === null) return []
    const covered = [...new Set(findings.filter((finding) => covers(waiver, finding)).map(nameOfFinding))].toSorted()
    const listed = covered.length > maxListed ? [...covered.slice(0, maxListed), `${covered.length - maxListed} more`] : covered
    return [
      `line ${waiver.line} (${waiver.rule} of ${nameOfWaived(waiver.purl)}) names no ${lack} and would cover ${listed.join(', ') || 'nothing that was found now'}`,
    ]
  })
}

function lackOf({ rule, advisory, purl }: Waiver): 'advisory' | 'version' | null {
  if (speaksOfAdvisories(rule) && advisory === undefined) return 'advisory'
  if (rule === 'vulnerable' || (isPackage(purl.type) && purl.source !== undefined)) return null
  return isOpenEnded(purl) ? 'version' : null
}

function nameOfFinding(finding: Finding): string {
  const [id, ...aliases] = advisoryIds(finding)
  const cve = aliases.find((alias) => alias.startsWith('CVE-'))
  return id === undefined ? packageName(finding.subject) : `${id}${cve === undefined ? '' : ` (${cve})`}`
}
