/** Names by which tests ask for a package manager, or for another program that their answer depends on. */
export type ManagerName = 'npm' | 'pnpm' | 'pnpm-10' | 'yarn-classic' | 'yarn-berry' | 'bun' | 'uv' | 'poetry' | 'node-24' | 'pre-commit'

/**
 * A release of a package manager: the registry that has it, its package there, what is installed beside it, and the path of its command in
 * the folder that it is installed to.
 */
export interface ManagerPin {
  readonly registry: 'npm' | 'pypi'
  readonly package: string
  readonly version: string
  readonly beside?: string
  readonly command: string
}

// Bun's own package fetches a binary when it is installed; its platform packages hold that binary.
const bunPlatform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch === 'arm64' ? 'aarch64' : process.arch}`

const nodePlatform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`

/** The programs that judge our answers, each at one version. */
export const managerPins: Readonly<Record<ManagerName, ManagerPin>> = {
  npm: { registry: 'npm', package: 'npm', version: '11.21.2', command: 'node_modules/.bin/npm' },
  pnpm: { registry: 'npm', package: 'pnpm', version: '12.4.2', command: 'node_modules/.bin/pnpm' },
  'pnpm-10': { registry: 'npm', package: 'pnpm', version: '10.34.8', command: 'node_modules/.bin/pnpm' },
  'yarn-classic': { registry: 'npm', package: 'yarn', version: '1.22.22', command: 'node_modules/.bin/yarn' },
  'yarn-berry': { registry: 'npm', package: '@yarnpkg/cli-dist', version: '4.18.1', command: 'node_modules/.bin/yarn' },
  bun: { registry: 'npm', package: `@oven/bun-${bunPlatform}`, version: '1.4.5', command: `node_modules/@oven/bun-${bunPlatform}/bin/bun` },
  uv: { registry: 'pypi', package: 'uv', version: '0.13.9', command: 'bin/uv' },
  // By itself Poetry asks pypi.org's JSON pages, which mirrors do not have; with the plugin it asks an index, and writes the same lockfile.
  poetry: { registry: 'pypi', package: 'poetry', version: '2.5.1', beside: 'poetry-plugin-pypi-mirror==0.6.5', command: 'bin/poetry' },
  // The oldest Node that runs Galley.
  'node-24': {
    registry: 'npm',
    package: `node-${nodePlatform}`,
    version: '24.15.0',
    command: `node_modules/node-${nodePlatform}/bin/node`,
  },
  'pre-commit': { registry: 'pypi', package: 'pre-commit', version: '4.7.0', command: 'bin/pre-commit' },
}
