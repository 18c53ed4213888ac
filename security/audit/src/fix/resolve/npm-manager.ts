import { copyManifests } from './copy-manifests.ts'
import { isInRange } from './is-in-range.ts'
import { objectOf, readJsonObject, textAt } from '../read-object.ts'
import type { PackageManager } from './package-manager.ts'

/** npm writes package-lock.json alone; scripts are off. */
export const npmManager: PackageManager = {
  program: 'npm',
  wanted: 'npm 11 or newer',
  accepts: (version) => isInRange(version, '>=11'),
  args: ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'],
  env: { npm_config_git: 'false', npm_config_node_options: '' },
  forget,
  refusal: /\b(?:ERESOLVE|ETARGET|EOVERRIDE|E404)\b/,
  copy: (project) =>
    ['package-lock.json', 'npm-shrinkwrap.json'].includes(project.lockfile)
      ? copyManifests(project)
      : { why: 'npm writes this file when it installs' },
}

/** Entries that are to move, and what lies below them: npm holds on to locked ones in spite of an override in a workspace. */
function forget(lockfile: string, moves: Parameters<NonNullable<PackageManager['forget']>>[1]): string {
  const lock = readJsonObject(lockfile)
  const places = Object.entries(objectOf(lock['packages']))
  const moving = places.flatMap(([place, entry]) => {
    const name = textAt(entry, 'name') || place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const isMoving = moves.some((move) => move.name === name && move.from.includes(textAt(entry, 'version')))
    return isMoving && place.includes('node_modules/') ? [place] : []
  })
  if (moving.length === 0) return lockfile
  const kept = places.filter(([place]) => !moving.some((one) => place === one || place.startsWith(`${one}/`)))
  // npm keeps the indentation that it finds.
  const indent = /\n([\t ]+)"/.exec(lockfile)?.[1] ?? '  '
  return `${JSON.stringify({ ...lock, packages: Object.fromEntries(kept) }, null, indent)}\n`
}
