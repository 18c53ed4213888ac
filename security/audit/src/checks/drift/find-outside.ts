import type { Finding } from '@galley/findings'
import { canApply } from './can-apply.ts'
import type { driftFindings } from './drift-findings.ts'
import type { PyprojectAsked } from './pyproject-requirements.ts'
import { satisfiesPython } from './python-requirement.ts'

/**
 * Finds what a Python project asks for and its lockfile holds at other versions only. Poetry, PDM, Pipenv and `uv lock --check` compare what was
 * asked for with what the lockfile was made for, and install whatever version stands in it.
 */
export function findOutside(
  { requirements, python, overridden = new Set() }: PyprojectAsked,
  versions: ReadonlyMap<string, readonly string[]>,
  finding: ReturnType<typeof driftFindings>,
): readonly Finding[] {
  return [...Map.groupBy(requirements, ({ name }) => name)].flatMap(([name, all]) => {
    const wanted = all.filter(({ marker }) => canApply(marker, python))
    const held = versions.get(name) ?? []
    if (held.length === 0 || overridden.has(name)) return []
    if (wanted.every(({ isPlace, specifier }) => isPlace || isHeld(held, specifier))) return []
    return [tellOutside(name, wanted.map(({ specifier }) => specifier || 'any version').join(' and '), held, finding)]
  })
}

/** The finding about a package that is held at no version by which it is asked for. */
export function tellOutside(name: string, asked: string, versions: readonly string[], finding: ReturnType<typeof driftFindings>): Finding {
  const held = versions.join(' and ')
  return finding({ name, message: `is asked for as ${asked}, but the lockfile holds ${held}`, evidence: { asked, held } })
}

/** True where one of the versions is within a specifier. */
export function isHeld(versions: readonly string[], specifier: string): boolean {
  return versions.some((version) => satisfiesPython(version, specifier))
}
