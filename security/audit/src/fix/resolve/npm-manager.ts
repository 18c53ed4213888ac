import { copyManifests } from './copy-manifests.ts'
import { isInRange } from './is-in-range.ts'
import type { PackageManager } from './package-manager.ts'

/** npm writes package-lock.json alone; scripts are off. */
export const npmManager: PackageManager = {
  program: 'npm',
  wanted: 'npm 11 or newer',
  accepts: (version) => isInRange(version, '>=11'),
  args: ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'],
  env: { npm_config_git: 'false', npm_config_node_options: '' },
  refusal: /\b(?:ERESOLVE|ETARGET|EOVERRIDE|E404)\b/,
  copy: (project) =>
    ['package-lock.json', 'npm-shrinkwrap.json'].includes(project.lockfile)
      ? copyManifests(project)
      : { why: 'npm writes this file when it installs' },
}
