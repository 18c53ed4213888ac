import type { Finding } from '@galley/findings'
import { posix } from 'node:path'
import { asTable, listAt, readToml, tableAt, wordAt, wordsAt, type TomlTable } from '../../formats/read/read-toml.ts'
import { findMembers } from '../../find-members.ts'
import { normalName } from '../../normal-name.ts'
import { canApply } from './can-apply.ts'
import { driftFindings } from './drift-findings.ts'
import type { DriftLock } from './drift-lock.ts'
import { readPythonRequirement } from './python-requirement.ts'
import { findOutside } from './find-outside.ts'
import { readAsked, readHeld, type Placed } from './uv-requirements.ts'

const command = 'uv lock'

/**
 * Compares as `uv lock --check` does: the lockfile repeats what each of the project's own packages asks for (`package.metadata`), with its
 * groups and extras. A lockfile without that copy is only asked whether it holds the names. What uv does not compare is told too: a version
 * outside of what the project asks for.
 */
export function judgeUv(lock: DriftLock): readonly Finding[] {
  const { table } = readToml(lock.text)
  const text = lock.files('pyproject.toml')
  const root = text === null ? undefined : readToml(text).table
  if (table === undefined || text === null || root === undefined) return []
  const own = new Map(listAt(table, 'package').flatMap((one) => ownPackage(asTable(one))))
  const uv = tableAt(tableAt(root, 'tool'), 'uv')
  const workspace = tableAt(uv, 'workspace')
  const patterns = [...wordsAt(workspace, 'members'), ...wordsAt(workspace, 'exclude').map((pattern) => `!${pattern}`)]
  const members = findMembers(patterns, lock.files, 'pyproject.toml')
  // Without a project of its own, the root is in the lockfile by its groups alone.
  if (!own.has('.') && !Object.hasOwn(root, 'project'))
    own.set('.', { metadata: { 'requires-dev': tableAt(tableAt(table, 'manifest'), 'dependency-groups') } })
  const names = new Set(listAt(table, 'package').flatMap((one) => wordAt(asTable(one), 'name') ?? []))
  const versions = new Map<string, readonly string[]>()
  for (const one of lock.packages) versions.set(one.name, [...(versions.get(one.name) ?? []), one.version])
  const overridden = new Set(wordsAt(uv, 'override-dependencies').flatMap((one) => readPythonRequirement(one)?.name ?? []))
  const pythons: string[] = []
  const folders = new Set(['.', ...own.keys(), ...members])
  const found = [...folders].flatMap((folder) => {
    const path = posix.join(folder, 'pyproject.toml')
    const manifest = folder === '.' ? text : lock.files(path)
    const read = manifest === null ? undefined : readToml(manifest).table
    if (manifest === null || read === undefined) return []
    // The workspace's sources are for its members; a folder from elsewhere has its own.
    const shared = folder === '.' || members.includes(folder) ? tableAt(uv, 'sources') : {}
    const sources = { ...shared, ...tableAt(tableAt(tableAt(read, 'tool'), 'uv'), 'sources') }
    const finding = driftFindings(lock, { path, text: manifest }, command, 'PyPI')
    const known = own.get(folder)
    const name = wordAt(tableAt(read, 'project'), 'name')
    if (known === undefined && folder !== '.') {
      return name === undefined ? [] : [finding({ name, message: 'is a workspace member that the lockfile does not know' })]
    }
    const project = tableAt(read, 'project')
    if (known !== undefined && Object.hasOwn(project, 'name')) pythons.push(wordAt(project, 'requires-python') ?? '')
    const asked = readAsked(read, sources)
    const python = requiresPython(read, table)
    const outside = findOutside({ requirements: asked, python, overridden }, versions, finding)
    if (known === undefined || !hasCopy(known)) return judgeNames(asked, names, python, finding).concat(outside)
    const copied = judgeCopy(asked, readHeld(tableAt(known, 'metadata')), finding)
    const told = new Set(copied.map(({ subject }) => subject))
    return copied.concat(
      outside.filter(({ subject }) => !told.has(subject)),
      judgeProject(read, known, finding),
    )
  })
  const name = wordAt(tableAt(root, 'project'), 'name') ?? '.'
  const finding = driftFindings(lock, { path: 'pyproject.toml', text }, command, 'PyPI')
  return [...found, ...judgePython(pythons, wordAt(table, 'requires-python'), name, finding)]
}

type Report = ReturnType<typeof driftFindings>

/** A package of the project's own, by its folder. */
function ownPackage(one: TomlTable): readonly (readonly [string, TomlTable])[] {
  const source = tableAt(one, 'source')
  const folder = wordAt(source, 'virtual') ?? wordAt(source, 'editable') ?? wordAt(source, 'directory')
  return folder === undefined ? [] : [[posix.normalize(folder), one]]
}

/** uv leaves out the copy of a project that asks for nothing. */
function hasCopy(known: TomlTable): boolean {
  return (
    Object.hasOwn(known, 'metadata') ||
    !['dependencies', 'optional-dependencies', 'dev-dependencies'].some((key) => Object.hasOwn(known, key))
  )
}

function judgeNames(asked: readonly Placed[], names: ReadonlySet<string>, python: string, finding: Report): readonly Finding[] {
  const held = new Set([...names].map((name) => normalName('PyPI', name)))
  return asked
    .filter(({ name, marker }) => !held.has(name) && canApply(marker, python))
    .map(({ name }) => finding({ name, message: 'is asked for, and the lockfile does not hold it' }))
}

function judgeCopy(asked: readonly Placed[], held: readonly Placed[], finding: Report): readonly Finding[] {
  const before = Map.groupBy(held, keyOf)
  const now = Map.groupBy(asked, keyOf)
  const differing = [...now].flatMap(([key, all]): readonly Finding[] => {
    const [one] = all
    const same = before.get(key)
    if (one === undefined) return []
    const { name, place } = one
    if (same === undefined) {
      const elsewhere = held.find((other) => other.name === name)
      return [
        elsewhere === undefined
          ? finding({ name, message: `is asked for ${wordsOf(place)}, and the lockfile does not hold it` })
          : finding({
              name,
              severity: 'medium',
              message: `is asked for ${wordsOf(place)}, but the lockfile has it ${wordsOf(elsewhere.place)}`,
            }),
      ]
    }
    const other = all.find((candidate) => !same.some((known) => isSame(candidate, known)))
    if (other === undefined) return []
    const [asks, has] = [describe(other), same.map(describe).join(' and ')]
    return [
      finding({ name, message: `is asked for as ${asks}, but the lockfile was made for ${has}`, evidence: { asked: asks, held: has } }),
    ]
  })
  const asks = new Set(asked.map(({ name }) => name))
  const left = [...before].flatMap(([key, [one]]) => {
    if (one === undefined || now.has(key) || (asks.has(one.name) && differing.length > 0)) return []
    return [
      finding({
        name: one.name,
        severity: 'medium',
        message: `is no longer asked for ${wordsOf(one.place)}, and the lockfile still holds it`,
      }),
    ]
  })
  return [...differing, ...left]
}

/** The name and the version of the project's own package are part of the lockfile; neither changes what is installed. */
function judgeProject(read: TomlTable, known: TomlTable, finding: Report): readonly Finding[] {
  const project = tableAt(read, 'project')
  const [name = '.', lockedName] = [wordAt(project, 'name'), wordAt(known, 'name')]
  const [version, lockedVersion] = [wordAt(project, 'version'), wordAt(known, 'version')]
  const isPlain = /^\d+(?:\.\d+)*$/.test(version ?? '')
  return [
    ...(name !== '.' && lockedName !== undefined && normalName('PyPI', name) !== normalName('PyPI', lockedName)
      ? [finding({ name, severity: 'medium', message: `is a package that the lockfile knows as ${lockedName}` })]
      : []),
    ...(isPlain && lockedVersion !== undefined && version !== lockedVersion
      ? [finding({ name, severity: 'low', message: `is at version ${version}, and the lockfile knows it at ${lockedVersion}` })]
      : []),
  ]
}

/** The interpreters of the lockfile are those that all of its own packages allow; compared where all say no more than the lowest one. */
function judgePython(ranges: readonly string[], locked: string | undefined, name: string, finding: Report): readonly Finding[] {
  const minors = [...ranges, locked ?? ''].map((range) => /^>=3\.(?<minor>\d+)$/.exec(range.replaceAll(' ', ''))?.groups?.['minor'])
  if (ranges.length === 0 || minors.includes(undefined)) return []
  const [lowest, held] = [Math.max(...minors.slice(0, -1).map(Number)), Number(minors.at(-1))]
  if (lowest === held) return []
  return [finding({ name, severity: 'medium', message: `requires Python 3.${lowest}, but the lockfile was made for 3.${held}` })]
}

const requiresPython = (read: TomlTable, table: TomlTable): string =>
  wordAt(tableAt(read, 'project'), 'requires-python') ?? wordAt(table, 'requires-python') ?? ''
const keyOf = ({ place, name }: Placed): string => `${place} ${name}`
const describe = ({ extras, specifier, isPlace }: Placed): string =>
  `${extras.length > 0 ? `[${extras.join(',')}] ` : ''}${isPlace ? 'an address or folder' : specifier || 'any version'}`
const wordsOf = (place: string): string => (place === '' ? 'by the project' : `by the ${place}`)
const isSame = (asked: Placed, held: Placed): boolean =>
  asked.isPlace === held.isPlace &&
  asked.extras.join() === held.extras.join() &&
  isSameMarker(asked.marker, held.marker) &&
  (asked.isPlace || asked.specifier === held.specifier || asked.specifier.replaceAll(/\bv(?=\d)/g, '') === held.specifier)

/** uv writes markers in its own simplest form: two are told apart only where one has none, or both are one comparison of one variable. */
function isSameMarker(asked: string, held: string): boolean {
  const own = held.replace(/(?:^| and )\(?extra == '[^']+'\)?/, '')
  if (asked === '' || own === '') return own === ''
  const [one, other] = [asked, own].map((text) => /^(?<what>\w+ ?== ?)['"](?<value>[^'"]+)['"]$/.exec(text.trim())?.groups)
  return !one || !other || one['what']?.replaceAll(' ', '') !== other['what']?.replaceAll(' ', '') || one['value'] === other['value']
}
