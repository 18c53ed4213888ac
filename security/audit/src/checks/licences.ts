import type { Finding } from '@galley/findings'
import parse from 'spdx-expression-parse'
import satisfies from 'spdx-satisfies'
import type { LockedPackage } from '../locked-package.ts'
import type { AuditPolicy } from '../policy/audit-policy.ts'
import type { Check } from './check.ts'
import { findingAt } from './finding-at.ts'

type Licences = AuditPolicy['licences']

/** Licences by what the lockfile or SBOM states, against the policy. Without a policy on licences it finds nothing. */
export const licencesCheck: Check = {
  name: 'licences',
  needs: [],
  run: ({ packages, policy: { licences } }) =>
    packages.filter(({ source }) => source.kind !== 'workspace').flatMap((candidate) => judge(candidate, licences)),
}

function judge(candidate: LockedPackage, licences: Licences): readonly Finding[] {
  const { licence } = candidate
  if (licence === undefined) return licences.unknown === 'report' ? [report(candidate, 'states no licence', '')] : []
  const problem = licenceProblem(licence, licences)
  return problem === null ? [] : [report(candidate, problem, licence)]
}

/** Tells in words why a policy refuses a licence; null where it allows it. */
export function licenceProblem(licence: string, { allow, deny }: Pick<Licences, 'allow' | 'deny'>): string | null {
  const tree = expression(licence)
  if (!tree) {
    if (allow.includes(licence) || (allow.length === 0 && !deny.includes(licence))) return null
    return `has the licence "${licence}", which is no SPDX expression`
  }
  if (isDenied(tree, deny)) return `has the licence ${licence}, which the policy denies`
  const known = allow.filter((one) => expression(one))
  if (allow.length > 0 && !(known.length > 0 && satisfies(licence, known)))
    return `has the licence ${licence}, which the policy does not allow`
  return null
}

type Expression = ReturnType<typeof parse>

/** Reads an SPDX expression; a text that no parser knows, `SEE LICENSE IN …` or `LicenseRef-…`, is none. */
function expression(text: string): Expression | null {
  try {
    return parse(text)
  } catch {
    return null
  }
}

/** `A OR B` is denied where both are, `A AND B` where one is: the user may choose. */
function isDenied(tree: Expression, deny: readonly string[]): boolean {
  if ('conjunction' in tree) {
    const sides = [tree.left, tree.right].map((side) => isDenied(side, deny))
    return tree.conjunction === 'or' ? sides.every(Boolean) : sides.some(Boolean)
  }
  return deny.includes(tree.license) || deny.includes(`${tree.license}${tree.plus ? '+' : ''}`)
}

function report(candidate: LockedPackage, message: string, licence: string): Finding {
  const fix = 'Replace the package, extend "licences" in audit-policy.json, or waive it with a reason.'
  return findingAt(candidate, { code: 'licence', severity: 'medium', message, evidence: { licence }, fix })
}
