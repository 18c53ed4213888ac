import { bunManager } from './bun-manager.ts'
import { npmManager } from './npm-manager.ts'
import type { PackageManager } from './package-manager.ts'
import { pnpmManager } from './pnpm-manager.ts'
import { poetryManager } from './poetry-manager.ts'
import { uvManager } from './uv-manager.ts'
import { yarnBerryManager } from './yarn-berry-manager.ts'
import { yarnClassicManager } from './yarn-classic-manager.ts'

/** The package manager of each format that one can judge without installing or building the project. */
export const packageManagers: Readonly<Record<string, PackageManager>> = {
  npm: npmManager,
  pnpm: pnpmManager,
  'yarn-classic': yarnClassicManager,
  'yarn-berry': yarnBerryManager,
  bun: bunManager,
  uv: uvManager,
  poetry: poetryManager,
}
