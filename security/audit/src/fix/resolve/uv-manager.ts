import { readTables, tomlAt } from '../python-manifest.ts'
import { copyPyproject } from './copy-pyproject.ts'
import { isInRange } from './is-in-range.ts'
import type { PackageManager } from './package-manager.ts'

/** uv writes uv.lock; building is off, also for metadata, and so is fetching an interpreter. */
export const uvManager: PackageManager = {
  program: 'uv',
  wanted: 'uv 0.5 or newer',
  accepts: (version) => isInRange(version, '>=0.5'),
  args: ['lock', '--no-build', '--no-progress', '--color', 'never'],
  env: { UV_PYTHON_DOWNLOADS: 'never', UV_CACHE_DIR: '{scratch}/cache', UV_NO_BUILD: '1', UV_NO_ENV_FILE: '1' },
  refusal: /No solution found|was not found in the package registry/,
  copy: (project) => {
    const copied = copyPyproject(project, ['uv.toml', '.python-version'])
    if ('why' in copied) return copied
    const tables = [readTables(copied.files['uv.toml'] ?? ''), tomlAt(readTables(copied.files['pyproject.toml'] ?? ''), ['tool', 'uv'])]
    const names = tables.flatMap((table) => {
      const index = tomlAt(table, ['index'])
      return Array.isArray(index) ? index.map((one: unknown) => String(tomlAt(one, ['name']))) : []
    })
    // The variables that uv itself documents for an index by its name.
    const variables = names.flatMap((name) => {
      const word = name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')
      return [`UV_INDEX_${word}_USERNAME`, `UV_INDEX_${word}_PASSWORD`]
    })
    return { ...copied, variables }
  },
}
