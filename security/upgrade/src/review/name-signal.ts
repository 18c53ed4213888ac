import type { LockedPackage } from '@galley/audit'
import { applyFacts, checkName, explainVerdict, type NameFacts } from '@galley/typosquat'
import type { Finding } from '@galley/findings'

/**
 * Judges a name that is new to a lockfile by the stricter tier: what the ordinary check merely notes is a warning here, for nobody has used it
 * here yet. Facts of the registry may calm it.
 */
export function nameSignal(
  { name, ecosystem }: LockedPackage,
  facts: NameFacts | null,
): Pick<Finding, 'code' | 'severity' | 'message' | 'evidence' | 'fix'> | null {
  const byName = checkName(name, ecosystem === 'npm' ? 'npm' : 'pypi')
  const said = facts === null ? byName : applyFacts(byName, facts)
  if (said.verdict === 'none') return null
  const { target, score, probability, reasons, verdict } = said
  return {
    code: 'name-confusion',
    severity: verdict === 'block' ? 'critical' : 'high',
    message: `is new here and resembles ${target ?? 'another package'}: ${explainVerdict(said)}`,
    evidence: {
      verdict,
      ...(target === undefined ? {} : { target }),
      score,
      probability,
      reasons: reasons.map(({ feature, points }) => `${feature} ${points > 0 ? '+' : ''}${points.toFixed(1)}`),
    },
    fix:
      target === undefined
        ? 'Make sure that this is the package you meant.'
        : `If you meant ${target}, install that; else waive it with a reason.`,
  }
}
