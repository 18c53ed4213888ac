import type { Finding } from '@galley/findings'
import { fault } from '../faults.ts'
import type { FactGap } from './gather-facts.ts'

/** Names that a finding lists; the rest is counted. */
const maxNames = 20

const askAnother = 'Ask a registry that has these facts, or leave the check out on purpose: --only, or "checks" in audit-policy.json.'

/**
 * Makes findings of what a check could not look at, one for each reason. Not known is not good, so the audit is not complete; except for
 * what was kept back on purpose.
 */
export function reportGaps(check: string, gaps: readonly FactGap[], fix = askAnother): readonly Finding[] {
  const groups = Map.groupBy(gaps, ({ host, reason, isByDesign }) => `${isByDesign === true} ${host} ${reason}`)
  return [...groups.values()].flatMap((members): readonly Finding[] => {
    const [first] = members
    if (!first) return []
    const names = [...new Set(members.map((gap) => gap.package.name))].toSorted()
    const packages = new Set(members.map((gap) => gap.package.purl)).size
    const isByDesign = first.isByDesign === true
    return [
      {
        code: 'not-checked',
        severity: isByDesign ? 'info' : 'medium',
        subject: `${check} at ${first.host}`,
        message: `${packages} ${packages === 1 ? 'package was' : 'packages were'} not checked for ${check}: ${first.reason}`,
        evidence: { check, registry: first.host, reason: first.reason, packages, names: names.slice(0, maxNames), incomplete: !isByDesign },
        ...(isByDesign ? {} : { fix }),
      },
    ]
  })
}

/**
 * Throws where not one package could be judged and that was not on purpose: a check that saw nothing was not made.
 * @throws REGISTRY_FACTS_MISSING, or the fault that is named
 */
export function refuseBlindness(
  judged: number,
  gaps: readonly FactGap[],
  code: 'REGISTRY_FACTS_MISSING' | 'MANIFESTS_MISSING' = 'REGISTRY_FACTS_MISSING',
): void {
  const open = gaps.filter(({ isByDesign }) => isByDesign !== true)
  if (judged > 0 || open.length === 0) return
  const reasons = [...Map.groupBy(open, ({ reason }) => reason.replace(/\.$/, ''))].map(
    ([reason, members]) => `${reason} (${members.length} ${members.length === 1 ? 'package' : 'packages'})`,
  )
  const shown = reasons.slice(0, 3).join('; ')
  throw fault(code, {
    why: reasons.length > 3 ? `${shown}; and ${reasons.length - 3} other reasons` : shown,
  })
}
