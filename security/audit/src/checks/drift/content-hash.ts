import { asTable, listAt, tableAt, wordAt, type TomlTable } from '../../formats/read/read-toml.ts'
import { normalName } from '../../normal-name.ts'
import { hashAsPython } from './hash-as-python.ts'

/**
 * True where poetry.lock was made for this pyproject.toml: `content-hash` of poetry's `Locker._get_content_hash` (poetry 1.0 to 2.5, which
 * took more tables in over time).
 */
export function isPoetryFresh(manifest: TomlTable, lock: TomlTable): boolean {
  const held = wordAt(tableAt(lock, 'metadata'), 'content-hash')
  const poetry = tableAt(tableAt(manifest, 'tool'), 'poetry')
  const project = pick(tableAt(manifest, 'project'), ['requires-python', 'dependencies', 'optional-dependencies'])
  const groups = tableAt(manifest, 'dependency-groups')
  const legacy = ['dependencies', 'source', 'extras', 'dev-dependencies']
  const withNull = { ...Object.fromEntries(legacy.map((key) => [key, null])), ...pick(poetry, legacy) }
  const withGroup = { ...withNull, ...pick(poetry, ['group']) }
  const present = pick(poetry, [...legacy, 'group'])
  const hasProject = Object.keys(project).length > 0
  const variants: readonly unknown[] = [
    ...(Object.keys(groups).length > 0
      ? [{ ...(hasProject ? { project } : {}), 'dependency-groups': groups, tool: { poetry: present } }]
      : []),
    hasProject ? { project, tool: { poetry: present } } : withGroup,
    withNull,
    withGroup,
  ]
  return variants.some((variant) => hashAsPython(variant) === held)
}

/** True where pdm.lock was made for this pyproject.toml: `PyProject.content_hash` of pdm 2. */
export function isPdmFresh(manifest: TomlTable, lock: TomlTable): boolean {
  const held = wordAt(tableAt(lock, 'metadata'), 'content_hash')
  const project = tableAt(manifest, 'project')
  const pdm = tableAt(tableAt(manifest, 'tool'), 'pdm')
  const groups = new Map<string, unknown[]>()
  for (const table of [tableAt(manifest, 'dependency-groups'), tableAt(pdm, 'dev-dependencies')])
    for (const name of Object.keys(table)) {
      const group = normalName('PyPI', name)
      groups.set(group, [...(groups.get(group) ?? []), ...listAt(table, name)])
    }
  const content = {
    sources: listAt(pdm, 'source'),
    dependencies: listAt(project, 'dependencies'),
    'dev-dependencies': Object.fromEntries(groups),
    'optional-dependencies': tableAt(project, 'optional-dependencies'),
    'requires-python': wordAt(project, 'requires-python') ?? '',
  }
  const resolution = tableAt(pdm, 'resolution')
  // An older pdm took of `resolution` only the overrides.
  const variants = [
    { ...content, resolution },
    { ...content, overrides: tableAt(resolution, 'overrides') },
  ]
  return variants.some((variant) => `sha256:${hashAsPython(variant)}` === held)
}

/** True where Pipfile.lock was made for this Pipfile: `Pipfile.get_hash` of plette, which pipenv uses. */
export function isPipfileFresh(manifest: TomlTable, lock: TomlTable): boolean {
  const held = wordAt(tableAt(tableAt(lock, '_meta'), 'hash'), 'sha256')
  const own = new Set(['source', 'packages', 'dev-packages', 'requires', 'scripts', 'pipfile', 'pipenv', 'default', 'develop'])
  const sources = Object.hasOwn(manifest, 'source')
    ? listAt(manifest, 'source')
    : [{ name: 'pypi', url: 'https://pypi.org/simple', verify_ssl: true }]
  const content = {
    ...pick(
      manifest,
      Object.keys(manifest).filter((key) => !own.has(key)),
    ),
    _meta: { sources, requires: tableAt(manifest, 'requires') },
    default: tableAt(manifest, 'packages'),
    develop: tableAt(manifest, 'dev-packages'),
  }
  return hashAsPython(content, [',', ':']) === held
}

const pick = (table: TomlTable, keys: readonly string[]): TomlTable =>
  Object.fromEntries(keys.flatMap((key) => (Object.hasOwn(table, key) ? [[key, asValue(table[key])]] : [])))
const asValue = (value: unknown): unknown => (typeof value === 'object' && !Array.isArray(value) ? asTable(value) : value)
