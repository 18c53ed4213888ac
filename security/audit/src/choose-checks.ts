import { checkNames, type CheckName } from './check-name.ts'
import type { Check } from './checks/check.ts'
import type { AuditPolicy } from './policy/audit-policy.ts'

/** The checks that an audit makes. One that is asked and cannot be made leaves the audit incomplete; one that is not asked is named. */
export interface CheckChoice {
  readonly asked: readonly CheckName[]
  readonly notAsked: readonly CheckName[]
}

/**
 * `--only` decides alone; else the policy, and where it says nothing: every check that is at hand. `vulnerabilities` is asked even
 * where there are no advisories, for an audit that looked for none must not be green by accident; what asks a registry is left
 * out under `--offline`, which is the user's own word.
 */
export function chooseChecks(request: {
  readonly only?: readonly CheckName[] | undefined
  readonly offline: boolean
  readonly policy: Pick<AuditPolicy, 'checks'>
  readonly checks: readonly Check[]
  /** An earlier state was named to compare with. */
  readonly isReviewed?: boolean
}): CheckChoice {
  const { only, offline, policy, checks, isReviewed = false } = request
  const isAsked = (name: CheckName): boolean => {
    // The state to compare with was named for this alone.
    if (name === 'upgrades' && isReviewed) return true
    if (only) return only.includes(name)
    const decided = policy.checks[name]
    if (decided !== undefined) return decided
    if (name === 'vulnerabilities') return true
    const check = checks.find((candidate) => candidate.name === name)
    return check !== undefined && !(offline && check.needs.includes('registry'))
  }
  // Without a state to compare with there is no comparison that could be missed.
  return { asked: checkNames.filter(isAsked), notAsked: checkNames.filter((name) => !isAsked(name) && name !== 'upgrades') }
}
