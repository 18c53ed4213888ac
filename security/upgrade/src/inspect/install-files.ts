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

/** Files, and everything of the same release that they import. */
export function importedFrom(first: readonly string[], readings: ReadonlyMap<string, CodeReading>): ReadonlySet<string> {
  const found = new Set<string>()
  const waiting = [...first]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue
    found.add(path)
    for (const specifier of readings.get(path)?.imports ?? []) waiting.push(...filesOf(readings, path, specifier))
  }
  return found
}

function filesOf(readings: ReadonlyMap<string, CodeReading>, from: string, specifier: string): readonly string[] {
  if (specifier.startsWith('.')) return [resolveFile(readings, from, specifier)].filter((one) => one !== null)
  if (!specifier.startsWith('py:')) return []
  const [, dots = '', name = ''] = /^py:(\.*)(.*)$/.exec(specifier) ?? []
  const folder = from.split('/').slice(0, dots === '' ? 0 : -dots.length)
  const path = [...folder, ...name.split('.')].filter((one) => one !== '').join('/')
  return [`${path}.py`, `${path}/__init__.py`].filter((one) => readings.has(one))
}
