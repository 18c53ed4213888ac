import { satisfies } from '@renovatebot/pep440'
import { raiseRequirement } from './python-edits.ts'
import { bumpSpecifier } from './bump-specifier.ts'
import { editToml } from './edit/edit-toml.ts'
import { fileIn } from './fix-place.ts'
import type { Fixer } from './fixer.ts'
import { idsOf } from './move.ts'
import { boundsOf } from './python-bounds.ts'
import { readTables, requirementsOf } from './python-manifest.ts'
import { splitRequirement } from './split-requirement.ts'

const constraints = ['tool', 'uv', 'constraint-dependencies'] as const

/** uv: a constraint, which holds for what comes through others too; a requirement that keeps the fix out is raised instead. */
export const fixUv: Fixer = {
  install: 'uv sync',
  fix: (move, place) => {
    const file = fileIn(place, '.', 'pyproject.toml')
    const text = place.texts.read(file)
    if (text === null) return `there is no ${file} to write a constraint into`
    // The members of a workspace are locked together: a requirement of any of them may keep the fix out, or hold it already.
    const asked = place.folders.flatMap((folder) => {
      const member = fileIn(place, folder, 'pyproject.toml')
      const places = requirementsOf(readTables(place.texts.read(member)), move.name, [['tool', 'uv', 'dev-dependencies']])
      return places.map((requirement) => ({ requirement, file: member }))
    })
    const inTheWay = asked.filter(({ requirement }) => !admits(requirement.text, move.to))
    for (const one of inTheWay) {
      const why = raiseRequirement(one, move, place)
      if (why !== null) return why
    }
    if (inTheWay.length > 0 || asked.some(({ requirement }) => isFloor(requirement.text, move.to))) return null
    const root = readTables(text)
    const [constraint] = requirementsOf({ tool: root['tool'] }, move.name, [constraints])
    if (constraint) return raiseRequirement({ requirement: constraint, file, isOwn: true }, move, place)
    const item = `${move.name}${boundsOf(move)}`
    const after = editToml(text, { kind: 'item', path: constraints, item })
    if (after === null) return `${file} cannot be edited safely: add "${item}" to constraint-dependencies of [tool.uv] by hand`
    place.texts.write(file, after, `${move.name}: ${move.from.join(', ')} → ${boundsOf(move)} by a constraint (clears ${idsOf(move)})`)
    return null
  },
}

/** True where a requirement lets the version in as it is. */
function admits(text: string, to: string): boolean {
  const specifier = splitRequirement(text)?.specifier
  return specifier !== undefined && (specifier === '' || satisfies(to, specifier, { prereleases: true }))
}

/** True where a requirement keeps everything older out already. */
function isFloor(text: string, to: string): boolean {
  const specifier = splitRequirement(text)?.specifier
  return specifier !== undefined && specifier !== '' && bumpSpecifier(specifier, to) === specifier
}
