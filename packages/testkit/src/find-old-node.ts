import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Finds a Node of this machine whose major version is below `major`: on the path, or where systems put theirs; null where there is none. */
export function findOldNode(major: number): string | null {
  const places = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'].map((folder) => join(folder, 'node'))
  const isOld = (path: string): boolean => {
    const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' })
    return Number(/^v(\d+)\./.exec(stdout ?? '')?.[1] ?? major) < major
  }
  return [...new Set(places)].filter((path) => existsSync(path)).find(isOld) ?? null
}
