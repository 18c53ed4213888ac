import { copyManifests } from './copy-manifests.ts'
import { isInRange } from './is-in-range.ts'
import type { PackageManager } from './package-manager.ts'

/**
 * yarn 1 cannot write a lockfile without fetching: its packages are unpacked into a folder that is thrown away, scripts are off, and
 * nothing of them is run.
 */
export const yarnClassicManager: PackageManager = {
  program: 'yarn',
  wanted: 'yarn 1.22',
  accepts: (version) => isInRange(version, '>=1.22 <2'),
  args: [
    'install',
    '--ignore-scripts',
    '--no-bin-links',
    '--ignore-engines',
    '--ignore-platform',
    '--non-interactive',
    '--no-progress',
    '--no-node-version-check',
  ],
  env: { YARN_IGNORE_PATH: '1', SKIP_YARN_COREPACK_CHECK: '1', YARN_DISABLE_SELF_UPDATE_CHECK: '1' },
  refusal: /Couldn't find (?:any versions|package)|Not found/,
  copy: (project) => {
    const copied = copyManifests(project)
    const text = project.read('.yarnrc')
    if ('why' in copied || text === null) return copied
    const lines = text.split(/\r?\n/).filter((line) => /^\s*"?(?:@[\w.-]+:)?registry"?\s/.test(line))
    return { ...copied, files: { ...copied.files, '.yarnrc': lines.map((line) => `${line}\n`).join('') } }
  },
}
