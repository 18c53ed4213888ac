import type { Finding } from '@galley/findings'
import type { Gap } from './gather-facts.ts'

/** Names that a finding lists; the rest is counted. */
const mostNames = 20

/**
 * What a check could not look at, one finding a reason: not known is not the same as good, so the audit is not complete; except for
 * what was kept back on purpose.
 */
export function gapFindings(check: string, gaps: readonly Gap[]): readonly Finding[] {
  const groups = Map.groupBy(gaps, ({ host, reason, isWithheld }) => `${isWithheld === true} ${host} ${reason}`)
  return [...groups.values()].flatMap((members): readonly Finding[] => {
    const [first] = members
    if (!first) return []
    const names = [...new Set(members.map((gap) => gap.package.name))].toSorted()
    const packages = new Set(members.map((gap) => gap.package.purl)).size
    const isWithheld = first.isWithheld === true
    return [
      {
        code: 'not-checked',
        severity: isWithheld ? 'info' : 'medium',
        subject: `${check} at ${first.host}`,
        message: `${packages} ${packages === 1 ? 'package was' : 'packages were'} not checked for ${check}: ${first.reason}`,
        evidence: { check, registry: first.host, packages, names: names.slice(0, mostNames), incomplete: !isWithheld },
        ...(isWithheld
          ? {}
          : { fix: 'Ask a registry that has these facts, or leave the check out on purpose: --only, or "checks" in audit-policy.json.' }),
      },
    ]
  })
}
