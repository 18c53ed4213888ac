import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readLockfile } from '../../security/audit/src/read-lockfile.ts'
import type { LockedPackage } from '../../security/audit/src/locked-package.ts'

/** The reading of one lockfile, with the milliseconds that it took. */
export interface LockfileRow {
  readonly path: string
  readonly format: string
  readonly packages: readonly LockedPackage[]
  readonly counted: number
  readonly blindSpots: readonly string[]
  readonly ms: number
}

/** Reads every file below a folder as a lockfile. */
export function readLockfiles(folder: string): readonly LockfileRow[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile())
  return paths.toSorted().map((path) => {
    const bytes = readFileSync(join(folder, path))
    const from = performance.now()
    const { format, parsed, counted } = readLockfile(path, bytes, () => null)
    return {
      path,
      format,
      packages: parsed.packages,
      counted,
      blindSpots: parsed.blindSpots.map(({ line, what }) => `${line}: ${what}`),
      ms: performance.now() - from,
    }
  })
}
