import type { Finding } from '@galley/findings'
import type { FixPlan } from './fix-plan.ts'
import type { Resolution } from './resolve/resolve-plan.ts'

/** A plan measured in one lockfile: by what its package manager resolved, or by what the plan says where none was asked. */
export interface FixVerdict {
  readonly resolution: Resolution
  /** Findings that the plan is for, and that are gone. */
  readonly cleared: readonly Finding[]
  /** Open vulnerabilities of the lockfile afterwards. */
  readonly left: readonly Finding[]
  /** Those of them that were not there before. */
  readonly fresh: readonly Finding[]
}

/**
 * Compares the findings before and after, lockfile by lockfile. A finding is gone where neither its version nor one that came has it; other
 * versions of the package have findings of their own.
 */
export function judgeFix(
  plan: FixPlan,
  resolutions: readonly Resolution[],
  { before, after }: { readonly before: readonly Finding[]; readonly after: readonly Finding[] },
): readonly FixVerdict[] {
  const open = after.filter(({ code, waived }) => (code === 'vulnerable' || code === 'known-malicious') && !waived)
  return resolutions.map((resolution) => {
    const planned = plan.moves.filter(({ lockfile }) => lockfile === resolution.lockfile).flatMap(({ findings }) => findings)
    const known = new Set(before.map(({ subject }) => subject))
    const left = open.filter(({ at }) => at?.file === resolution.lockfile)
    return {
      resolution,
      cleared: planned.filter(
        (finding) => !left.some((one) => isSameMatter(one, finding) && (one.subject === finding.subject || !known.has(one.subject))),
      ),
      left,
      fresh: left.filter((finding) => !before.some((one) => one.subject === finding.subject && isSameMatter(one, finding))),
    }
  })
}

/** True where the package manager took the change, and nothing is gone by it. */
export function isVain({ resolution, cleared }: FixVerdict): boolean {
  return resolution.state === 'resolved' && cleared.length === 0
}

/** True for two findings about one package and one advisory in one file, in whatever version. */
function isSameMatter(one: Finding, other: Finding): boolean {
  if (one.code !== other.code || one.at?.file !== other.at?.file || packageOf(one) !== packageOf(other)) return false
  const ids = idsOf(other)
  return idsOf(one).some((id) => ids.includes(id))
}

const packageOf = ({ subject }: Finding): string => subject.replace(/@[^@/?#]*(?:[?#].*)?$/, '')

function idsOf({ evidence }: Finding): readonly string[] {
  return [evidence['ids'], evidence['aliases']].flatMap((list) => (Array.isArray(list) ? list.map(String) : []))
}
