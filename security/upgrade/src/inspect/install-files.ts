import { posix } from 'node:path'
import type { CodeReading } from './read-code.ts'

/** The files that run when a release is installed: those that its scripts name, and what these import from it. */
export function installFiles(scripts: Readonly<Record<string, string>>, readings: ReadonlyMap<string, CodeReading>): ReadonlySet<string> {
  const found = new Set<string>()
  const waiting = Object.values(scripts).flatMap((script) => script.split(/[\s;&|"'()]+/).flatMap((word) => resolve('', word, readings)))
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue
    found.add(path)
    const folder = posix.dirname(path)
    for (const specifier of readings.get(path)?.imports ?? [])
      if (specifier.startsWith('.')) waiting.push(...resolve(folder, specifier, readings))
  }
  return found
}

function resolve(folder: string, specifier: string, readings: ReadonlyMap<string, CodeReading>): readonly string[] {
  if (specifier === '') return []
  const path = posix.normalize(posix.join(folder, specifier)).replace(/^\.\//, '')
  const found = [path, `${path}.js`, `${path}.cjs`, `${path}.mjs`, `${path}/index.js`].find((one) => readings.has(one))
  return found === undefined ? [] : [found]
}
