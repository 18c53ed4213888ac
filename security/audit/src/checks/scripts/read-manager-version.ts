import { coerce, minVersion, validRange } from 'semver'
import { parse } from 'yaml'
import type { ReadSibling } from '../../parsed-lockfile.ts'
import { siblingFile } from '../../sibling-file.ts'
import { readRecord, recordOf } from '../../installed/read-record.ts'

/** Keys of pnpm-workspace.yaml that pnpm 9 reads too; before 10 every setting stood somewhere else. */
const oldPnpmKeys = new Set(['packages', 'catalog', 'catalogs'])

/**
 * The lowest version of a package manager that a project can be installed with, as far as its files tell: `packageManager`,
 * `devEngines.packageManager` and `engines` of package.json, yarn's `yarnPath`, pnpm's settings file and what its `node_modules` was
 * written by. Null where nothing tells; a lockfile's own version does not, for several managers write the same.
 */
export function readManagerVersion(readText: ReadSibling, lockfile: string, manager: 'npm' | 'pnpm' | 'yarn'): string | null {
  const textOf = (name: string): string | null => readText(siblingFile(lockfile, name))
  const manifest = readRecord(JSON.parse, textOf('package.json'))
  const pinned = new RegExp(`^${manager}@(?<version>\\d+\\.\\d+\\.\\d+[^+]*)`)
  const said = [manifest['devEngines']].flatMap((engines) => recordOf(engines)['packageManager'] ?? []).map(recordOf)
  return (
    pinned.exec(String(manifest['packageManager']))?.groups?.['version'] ??
    lowestOf(said.find(({ name }) => name === manager)?.['version']) ??
    (manager === 'pnpm' ? readPnpmTraces(textOf) : null) ??
    (manager === 'yarn' ? readYarnPath(textOf('.yarnrc.yml')) : null) ??
    lowestOf(recordOf(manifest['engines'])[manager])
  )
}

function lowestOf(range: unknown): string | null {
  return typeof range === 'string' && validRange(range) !== null ? (minVersion(range)?.version ?? null) : null
}

function readPnpmTraces(textOf: (name: string) => string | null): string | null {
  const installed = readRecord(parse, textOf('node_modules/.modules.yaml'))['packageManager']
  const version = typeof installed === 'string' ? /^pnpm@(?<version>\d+\.\d+\.\d+)/.exec(installed)?.groups?.['version'] : undefined
  if (version !== undefined) return version
  return Object.keys(readRecord(parse, textOf('pnpm-workspace.yaml'))).some((key) => !oldPnpmKeys.has(key)) ? '10.0.0' : null
}

function readYarnPath(text: string | null): string | null {
  const path = readRecord(parse, text)['yarnPath']
  return typeof path === 'string' ? (coerce(path.slice(path.lastIndexOf('/') + 1))?.version ?? null) : null
}
