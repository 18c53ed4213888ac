import type { Specifiers } from '../../read-manifest.ts'

/** One manifest, as its lockfile remembers it. */
export interface LockedManifest {
  /** The manifest's folder, relative to the lockfile's. */
  readonly folder: string
  readonly specifiers: Specifiers
  /** By name, the field that asks for it. */
  readonly fields: Specifiers
}

/** The copy that a lockfile keeps of the manifests it was made for, and of the settings that decide. */
export interface LockedManifests {
  readonly manifests: readonly LockedManifest[]
  readonly overrides: Specifiers
  /** `catalog name` → specifier. */
  readonly catalogs: Specifiers
  readonly settings: Specifiers
}

const fields = new Set(['dependencies', 'devDependencies', 'optionalDependencies'])
const sections = new Set(['settings', 'importers', 'overrides', 'catalogs', 'specifiers', ...fields])

/**
 * Reads the manifests that pnpm-lock.yaml was made for: `importers` (or the top level of a single project), with `specifiers` in v5.
 * A reader of lines, not of YAML: these sections are a twentieth of the file, and pnpm writes them in one way only.
 * Null where a pnpmfile rewrote the manifests, which nobody can compare.
 */
export function readPnpmManifests(text: string): LockedManifests | null {
  if (/^pnpmfileChecksum:/m.test(text)) return null
  const memory = {
    manifests: new Map<
      string,
      { readonly folder: string; readonly specifiers: Map<string, string>; readonly fields: Map<string, string> }
    >(),
    overrides: new Map<string, string>(),
    catalogs: new Map<string, string>(),
    settings: new Map<string, string>(),
  }
  for (const path of readPaths(text)) {
    const [section = '', second = '', third = '', fourth = '', fifth = ''] = path
    if (section === 'overrides' || section === 'settings') {
      if (third !== '') memory[section].set(second, third)
    } else if (section === 'catalogs') {
      if (fourth === 'specifier') memory.catalogs.set(`${second} ${third}`, fifth)
    } else {
      const [folder, ...rest] = section === 'importers' ? [second, ...path.slice(2)] : ['.', ...path]
      if (folder === '') continue
      const known = memory.manifests.get(folder) ?? { folder, specifiers: new Map<string, string>(), fields: new Map<string, string>() }
      memory.manifests.set(folder, known)
      take(known, rest)
    }
  }
  return { ...memory, manifests: [...memory.manifests.values()] }
}

function take(known: { readonly specifiers: Map<string, string>; readonly fields: Map<string, string> }, path: readonly string[]): void {
  const [field = '', name = ''] = path
  if (fields.has(field) && name !== '') known.fields.set(name, field)
  const asked = specifierAt(path)
  if (asked) known.specifiers.set(asked.name, asked.specifier)
}

/** `specifiers › name › ^1` (v5), or `dependencies › name › specifier › ^1`. */
function specifierAt([field = '', name = '', key = '', value = '']: readonly string[]): { name: string; specifier: string } | null {
  if (field === 'specifiers' && key !== '') return { name, specifier: key }
  return fields.has(field) && key === 'specifier' ? { name, specifier: value } : null
}

/** Each line of the sections that matter as the keys that lead to it, with its value at the end where it has one. */
function* readPaths(text: string): Generator<readonly string[]> {
  const path: string[] = []
  let isWanted = false
  for (const line of text.split('\n')) {
    if (line === '' || line === '\r') continue
    // A key at the margin opens a section, or closes the one before.
    if (!line.startsWith(' ')) isWanted = sections.has(line.slice(0, line.indexOf(':')))
    if (!isWanted) continue
    const {
      indent = '',
      key = '',
      value = '',
    } = /^(?<indent> *)(?<key>'[^']*'|"[^"]*"|[^\s:'"][^:]*):(?: (?<value>.*\S))?\s*$/.exec(line)?.groups ?? {}
    if (key === '') continue
    path.length = Math.min(path.length, Math.floor(indent.length / 2))
    path.push(unquote(key))
    yield value === '' ? path : [...path, unquote(value)]
  }
}

function unquote(text: string): string {
  if (text.startsWith("'") && text.endsWith("'") && text.length > 1) return text.slice(1, -1).replaceAll("''", "'")
  return text.startsWith('"') && text.endsWith('"') && text.length > 1 ? text.slice(1, -1) : text
}
