import type { LockedManifests } from './locked-manifests.ts'

const fields = new Set(['dependencies', 'devDependencies', 'optionalDependencies'])
const sections = new Set(['importers', 'overrides', 'catalogs', 'specifiers', ...fields])

/**
 * Reads the manifests that pnpm-lock.yaml was made for: `importers` (or the top level of a single project), with `specifiers` in v5.
 * A reader of lines, not of YAML: these sections are a twentieth of the file, and pnpm writes them in one way only.
 * Null where a pnpmfile rewrote the manifests, which nobody can compare.
 */
export function readPnpmManifests(text: string): LockedManifests | null {
  if (/^pnpmfileChecksum:/m.test(text)) return null
  const manifests = new Map<string, Map<string, string>>()
  const overridden = new Set<string>()
  const catalogs = new Map<string, string>()
  for (const path of readPaths(text)) {
    const [section = '', second = '', third = '', fourth = '', fifth = ''] = path
    if (section === 'overrides') {
      if (second !== '') overridden.add(second.replace(/^.*>/, '').replace(/(?<=.)@.*$/, ''))
    } else if (section === 'catalogs') {
      if (fourth === 'specifier') catalogs.set(`${second} ${third}`, fifth)
    } else {
      const [folder, ...rest] = section === 'importers' ? [second, ...path.slice(2)] : ['.', ...path]
      const known = manifests.get(folder) ?? new Map<string, string>()
      if (folder !== '') manifests.set(folder, known)
      const asked = specifierAt(rest)
      if (asked) known.set(asked.name, asked.specifier)
    }
  }
  return { manifests: [...manifests].map(([folder, specifiers]) => ({ folder, specifiers })), overridden, catalogs }
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
