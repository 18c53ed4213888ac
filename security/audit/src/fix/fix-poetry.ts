import { raiseRequirement, writeKey } from './python-edits.ts'
import { bumpSpecifier } from './bump-specifier.ts'
import { pypiOrder } from '../advisories/pypi-order.ts'
import { fileIn, type FixPlace } from './fix-place.ts'
import type { Fixer } from './fixer.ts'
import type { Move } from './move.ts'
import { boundsOf, isBounds } from './python-bounds.ts'
import { readTables, requirementsOf, tomlAt } from './python-manifest.ts'
import { objectOf } from './read-object.ts'
import { normalName } from '../normal-name.ts'

/**
 * Poetry: the constraint of a direct dependency; for what comes through others a group of its own, `constraints`, which is locked with
 * the rest and is not part of what the package publishes.
 */
export const fixPoetry: Fixer = {
  install: 'poetry lock && poetry install',
  fix: (move, place) => {
    const file = fileIn(place, '.', 'pyproject.toml')
    const groups = Object.keys(objectOf(tomlAt(readTables(place.texts.read(file)), ['tool', 'poetry', 'group'])))
    const tables = [
      ['tool', 'poetry', 'dependencies'],
      ['tool', 'poetry', 'dev-dependencies'],
      ...groups.map((group) => ['tool', 'poetry', 'group', group, 'dependencies']),
    ]
    return fixTables(move, place, { file, tables, spare: ['tool', 'poetry', 'group', 'constraints', 'dependencies'] })
  },
}

/** Pipenv: `[packages]` of the Pipfile, also for what comes through others. */
export const fixPipfile: Fixer = {
  install: 'pipenv lock',
  fix: (move, place) =>
    fixTables(move, place, { file: fileIn(place, '.', 'Pipfile'), tables: [['packages'], ['dev-packages']], spare: ['packages'] }),
}

/** PDM: `[tool.pdm.resolution.overrides]`, which holds for every package that asks. */
export const fixPdm: Fixer = {
  install: 'pdm lock',
  fix: (move, place) => {
    const overrides = ['tool', 'pdm', 'resolution', 'overrides']
    return fixTables(move, place, { file: fileIn(place, '.', 'pyproject.toml'), tables: [overrides], spare: overrides })
  },
}

interface Tables {
  readonly file: string
  /** Tables of names and versions. */
  readonly tables: readonly (readonly string[])[]
  /** The table for a package that nothing asks for yet. */
  readonly spare: readonly string[]
}

function fixTables(move: Move, place: FixPlace, { file, tables, spare }: Tables): string | null {
  const text = place.texts.read(file)
  if (text === null) return `there is no ${file} to write a constraint into`
  const root = readTables(text)
  const items = requirementsOf(root, move.name)
  for (const item of items) {
    const why = raiseRequirement({ requirement: item, file }, move, place)
    if (why !== null) return why
  }
  const keys = tables.flatMap((table) => keysOf(tomlAt(root, table), move.name).map((key) => table.concat(key)))
  for (const path of keys) {
    const isOwn = spare.length > 1 && path.slice(0, -1).join('\0') === spare.join('\0')
    const why = raiseKey({ file, path, value: tomlAt(root, path), isOwn }, move, place)
    if (why !== null) return why
  }
  return items.length + keys.length > 0 ? null : writeKey({ file, path: spare.concat(move.name), value: boundsOf(move) }, move, place)
}

const keysOf = (table: unknown, name: string): readonly string[] =>
  Object.keys(objectOf(table)).filter((key) => normalName('PyPI', key) === name)

/** A key of a table that asks for a package. */
interface KeyPlace {
  readonly file: string
  readonly path: readonly string[]
  readonly value: unknown
  /** True for one that a fix wrote, which may be written anew. */
  readonly isOwn: boolean
}

/** `name = "^1.0"` or `name = { version = "^1.0", … }`. */
function raiseKey({ file, path, value, isOwn }: KeyPlace, move: Move, place: FixPlace): string | null {
  const isTable = typeof value === 'object'
  const version = isTable ? objectOf(value)['version'] : value
  const bumped = typeof version === 'string' ? (bumpPoetry(version, move.to) ?? (isOwn && isBounds(version) ? boundsOf(move) : null)) : null
  if (bumped === null) return `${file} asks for it in a way that keeps ${move.to} out (${path.join('.')}): change that by hand`
  if (bumped === version) return null
  return writeKey({ file, path: isTable ? path.concat('version') : path, value: bumped }, move, place)
}

/** Poetry's own constraints (`^1.4`, `~1.4`, `1.4`, `*`) besides those of PEP 440; null where `to` does not fit in. */
function bumpPoetry(constraint: string, to: string): string | null {
  const text = constraint.trim()
  if (text === '*') return `>=${to}`
  const own = /^([\^~]?)(\d[\w.+!-]*)$/.exec(text)
  if (!own) return bumpSpecifier(text, to)
  return (pypiOrder.compare(own[2] ?? '', to) ?? -1) >= 0 ? constraint : `${own[1]}${to}`
}
