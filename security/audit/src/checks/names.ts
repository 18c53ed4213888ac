import type { Finding } from '@galley/findings'
import { checkName, explainReason, type NameVerdict } from '@galley/typosquat'
import type { LockedPackage } from '../locked-package.ts'
import { findPrivateNames } from '../registry/find-private-names.ts'
import type { Check } from './check.ts'
import { findingAt } from './finding-at.ts'

/** Names of registry packages that imitate others, and names that this project calls packages by which others may take. */
export const namesCheck: Check = {
  name: 'names',
  needs: [],
  run: (project) => {
    const { packages } = project
    const isPrivate = findPrivateNames(project)
    const registered = packages.filter(({ source }) => source.kind === 'registry')
    const verdicts = new Map<string, NameVerdict>()
    return registered.flatMap((candidate) => {
      const { ecosystem, name } = candidate
      if (isPrivate(name)) return []
      const key = `${ecosystem} ${name}`
      const verdict = verdicts.get(key) ?? checkName(name, ecosystem === 'npm' ? 'npm' : 'pypi')
      verdicts.set(key, verdict)
      return verdict.verdict === 'none' ? [] : [report(candidate, verdict)]
    })
  },
}

/**
 * A block is critical. A warning is high, and so is a mere note whose score alone says imitation (log odds above even): such a name
 * is spared only for downloads of its own, as `axois` has. Not one of 49,000 packages in lockfiles of real projects is either.
 */
function severityOf({ verdict, score }: NameVerdict): Finding['severity'] {
  if (verdict === 'block') return 'critical'
  return verdict === 'warn' || score > 0 ? 'high' : 'info'
}

function report(candidate: LockedPackage, said: NameVerdict): Finding {
  const { verdict, target, score, probability, reasons } = said
  const ecosystem = candidate.ecosystem === 'npm' ? 'npm' : 'pypi'
  const why = reasons.slice(0, 4).map((reason) => `${explainReason(reason, ecosystem)} ${signed(reason.points)}`)
  return findingAt(candidate, {
    code: 'name-confusion',
    severity: severityOf(said),
    message: `resembles ${target ?? 'another package'} (${why.join(', ')})`,
    evidence: {
      verdict,
      ...(target === undefined ? {} : { target }),
      score,
      probability,
      reasons: reasons.map(({ feature, points }) => `${feature} ${signed(points)}`),
    },
    fix:
      target === undefined
        ? 'Make sure that this is the package you meant.'
        : `If you meant ${target}, install that; else waive it with a reason.`,
  })
}

function signed(points: number): string {
  return `${points > 0 ? '+' : ''}${points.toFixed(1)}`
}
