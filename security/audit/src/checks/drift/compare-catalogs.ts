import type { Finding } from '@galley/findings'
import { parse } from 'yaml'
import { siblingFile } from '../../sibling-file.ts'
import { driftFinding } from './drift-finding.ts'
import { readSpecifiers } from '../../read-manifest.ts'

/** Compares the catalogs of pnpm-workspace.yaml with what the lockfile was made for; it holds only those that are used. */
export function compareCatalogs(
  file: string,
  held: ReadonlyMap<string, string>,
  readText: (path: string) => string | null,
): readonly Finding[] {
  const path = siblingFile(file, 'pnpm-workspace.yaml')
  const text = readText(path)
  if (text === null || held.size === 0) return []
  const { catalog, catalogs } = (parse(text) ?? {}) as { catalog?: unknown; catalogs?: Record<string, unknown> }
  const asked = new Map<string, string>()
  for (const [name, entries] of [['default', catalog] as const, ...Object.entries(catalogs ?? {})])
    for (const [dependency, specifier] of readSpecifiers(entries)) asked.set(`${name} ${dependency}`, specifier)
  return [...held].flatMap(([key, specifier]) => {
    if (asked.get(key) === specifier) return []
    const message = `is ${asked.get(key) ?? 'not'} in the catalog, but the lockfile was made for ${specifier}`
    return [
      driftFinding({
        name: key.slice(key.indexOf(' ') + 1),
        file: path,
        text,
        message,
        evidence: { asked: asked.get(key) ?? '', held: specifier },
      }),
    ]
  })
}
