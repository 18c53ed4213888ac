import { parse, stringify } from 'yaml'
import { objectOf, readJsonObject } from '../read-object.ts'
import { copyManifests } from './copy-manifests.ts'
import { isInRange } from './is-in-range.ts'
import type { PackageManager, ResolveProject } from './package-manager.ts'

/** pnpm-workspace.yaml is a manifest; these settings of it write to other places or run code. */
const dropped = new Set('cacheDir storeDir stateDir globalDir globalBinDir lockfileDir modulesDir virtualStoreDir'.split(' '))
const loading = ['configDependencies', 'pnpmfile', 'globalPnpmfile', 'nodeOptions', 'scriptShell', 'useNodeVersion']

/** pnpm writes pnpm-lock.yaml alone; scripts and pnpmfiles are off, and it stays the version that it is. */
export const pnpmManager: PackageManager = {
  program: 'pnpm',
  wanted: 'pnpm 9 or newer',
  accepts: (version) => isInRange(version, '>=9'),
  args: ['install', '--lockfile-only', '--ignore-scripts', '--ignore-pnpmfile', '--no-frozen-lockfile', '--reporter=append-only'],
  env: {
    npm_config_manage_package_manager_versions: 'false',
    npm_config_update_notifier: 'false',
    PNPM_CONFIG_PM_ON_FAIL: 'ignore',
    PNPM_CONFIG_UPDATE_NOTIFIER: 'false',
  },
  refusal: /ERR_PNPM_(?:NO_MATCHING_VERSION|NO_MATURE_MATCHING_VERSION|FETCH_404)/,
  copy: (project) => {
    const why = reasonAgainst(project)
    if (why !== null) return { why }
    const copied = copyManifests(project)
    const settings = project.read('pnpm-workspace.yaml')
    if ('why' in copied || settings === null) return copied
    const kept = Object.fromEntries(Object.entries(readSettings(settings)).filter(([key]) => !dropped.has(key)))
    return { ...copied, files: { ...copied.files, 'pnpm-workspace.yaml': stringify(kept) } }
  },
}

function reasonAgainst(project: ResolveProject): string | null {
  const pnpmfile = ['.pnpmfile.cjs', '.pnpmfile.mjs', '.pnpmfile.js', 'pnpmfile.js'].find((name) => project.read(name) !== null)
  if (pnpmfile !== undefined) return `its ${pnpmfile} is code that decides what is installed, and it is not run`
  const settings = readSettings(project.read('pnpm-workspace.yaml') ?? '')
  const manifest = objectOf(readJsonObject(project.read('package.json'))['pnpm'])
  const key = loading.find((name) => settings[name] !== undefined || manifest[name] !== undefined)
  return key === undefined ? null : `its settings name code to run (${key})`
}

function readSettings(text: string): Readonly<Record<string, unknown>> {
  try {
    return objectOf(parse(text))
  } catch {
    return {}
  }
}
