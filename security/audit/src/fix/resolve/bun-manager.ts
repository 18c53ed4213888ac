import { readTables, tomlAt } from '../python-manifest.ts'
import { copyManifests } from './copy-manifests.ts'
import { isInRange } from './is-in-range.ts'
import type { PackageManager } from './package-manager.ts'

/** Settings of a bunfig.toml that name code to run. */
const loading = [['preload'], ['test', 'preload'], ['run', 'preload'], ['run', 'shell'], ['install', 'security', 'scanner']]

/** bun writes bun.lock alone; scripts are off. */
export const bunManager: PackageManager = {
  program: 'bun',
  wanted: 'bun 1.2 or newer',
  accepts: (version) => isInRange(version, '>=1.2'),
  args: ['install', '--lockfile-only', '--ignore-scripts', '--no-progress'],
  env: { BUN_INSTALL_CACHE_DIR: '{scratch}/cache' },
  // Overrides of some versions, or below a package, need the third; bun 1.4 brought both.
  forms: ['2', '3'],
  refusal: /No version matching|No matching version|failed to resolve| - 404/,
  copy: (project) => {
    const copied = copyManifests(project, ['bunfig.toml'])
    if ('why' in copied) return copied
    const settings = project.read('bunfig.toml')
    const tables = readTables(settings)
    const key = loading.find((path) => tomlAt(tables, path) !== undefined)
    if (key !== undefined) return { why: `its bunfig.toml names code to run (${key.join('.')})` }
    const names = [...(settings ?? '').matchAll(/\$\{?(\w+)/g)].map((name) => name[1] ?? '')
    return { ...copied, variables: [...copied.variables, ...names] }
  },
}
