import { readToml, type TomlTable } from '../formats/read/read-toml.ts'
import { objectOf } from './read-object.ts'
import { splitRequirement } from './split-requirement.ts'

/** A requirement in one of the lists of a pyproject.toml. */
export interface RequirementPlace {
  readonly path: readonly string[]
  readonly at: number
  readonly text: string
}

/** A TOML file's tables, empty ones where it cannot be read: that is reported when it cannot be edited. */
export function readTables(text: string | null): TomlTable {
  return text === null ? {} : (readToml(text).table ?? {})
}

/** The value at a path of tables. */
export function tomlAt(root: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => objectOf(at)[key], root)
}

/** Every list of requirements that names a package: `[project]`, its extras, `[dependency-groups]`, and further ones by path. */
export function requirementsOf(root: TomlTable, name: string, more: readonly (readonly string[])[] = []): readonly RequirementPlace[] {
  const groups = (path: readonly string[]): readonly (readonly string[])[] =>
    Object.keys(objectOf(tomlAt(root, path))).map((key) => path.concat(key))
  const lists = [['project', 'dependencies'], ...groups(['project', 'optional-dependencies']), ...groups(['dependency-groups']), ...more]
  return lists.flatMap((path) => {
    const list = tomlAt(root, path)
    if (!Array.isArray(list)) return []
    return list.flatMap((text: unknown, at): RequirementPlace[] =>
      typeof text === 'string' && splitRequirement(text)?.name === name ? [{ path, at, text }] : [],
    )
  })
}
