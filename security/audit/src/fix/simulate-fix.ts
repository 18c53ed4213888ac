import type { LockedPackage } from '../locked-package.ts'
import { purlOf } from '../purl-of.ts'
import type { FixPlan } from './fix-plan.ts'

/**
 * The packages as they will be once somebody installs what a plan asks for: each moved one at the version it moves to. Auditing these
 * says whether the plan clears what it promises; only the lockfile that the package manager writes says what really came.
 */
export function simulateFix<T extends LockedPackage>(packages: readonly T[], { moves }: Pick<FixPlan, 'moves'>): readonly T[] {
  return packages.map((candidate) => {
    const { file, ecosystem, name, version, source } = candidate
    const move = moves.find(
      (one) => one.lockfile === file && one.ecosystem === ecosystem && one.name === name && one.from.includes(version),
    )
    return move ? { ...candidate, version: move.to, purl: purlOf(ecosystem, name, move.to, source), integrity: [] } : candidate
  })
}
