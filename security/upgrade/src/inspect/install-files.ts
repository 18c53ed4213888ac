import type { CodeReading } from './read-code.ts'
import { resolveFile } from './resolve-file.ts'

/** The files that run when a release is installed: those that its scripts name, and what these import from it. */
export function installFiles(scripts: Readonly<Record<string, string>>, readings: ReadonlyMap<string, CodeReading>): ReadonlySet<string> {
  const words = Object.values(scripts).flatMap((script) => script.split(/[\s;&|"'`()]+/))
  return importedFrom(
    words.flatMap((word) => resolveFile(readings, '', word) ?? []),
    readings,
  )
}

/** Files, and everything of the same release that they import, and the shell scripts that they name. */
export function importedFrom(first: readonly string[], readings: ReadonlyMap<string, CodeReading>): ReadonlySet<string> {
  const found = new Set<string>()
  const waiting = [...first]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue
    found.add(path)
    const { imports = [], runs = [] } = readings.get(path) ?? {}
    for (const specifier of imports) waiting.push(...filesOf(readings, path, specifier))
    waiting.push(...scriptsNamed(readings, runs))
  }
  return found
}

/** Files with one of these names, in whatever folder. */
export function scriptsNamed(readings: ReadonlyMap<string, CodeReading>, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [...readings.keys()].filter((path) => names.includes(path.slice(path.lastIndexOf('/') + 1)))
}

function filesOf(readings: ReadonlyMap<string, CodeReading>, from: string, specifier: string): readonly string[] {
  if (specifier.startsWith('.')) return [resolveFile(readings, from, specifier)].filter((one) => one !== null)
  if (!specifier.startsWith('py:')) return []
  const [, dots = '', name = ''] = /^py:(\.*)(.*)$/.exec(specifier) ?? []
  const folder = from.split('/').slice(0, dots === '' ? 0 : -dots.length)
  const path = [...folder, ...name.split('.')].filter((one) => one !== '').join('/')
  return [`${path}.py`, `${path}/__init__.py`].filter((one) => readings.has(one))
}
