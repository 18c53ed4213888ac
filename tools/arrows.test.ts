import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

// `turbo boundaries` looks at whole closures; this looks at each arrow. Arrows point down only.
const below: Readonly<Record<string, readonly string[]>> = {
  'apps/cli': ['gateway', 'runtime', 'upgrade', 'audit', 'typosquat', 'findings', 'command-line', 'sdk', 'fault'],
  'apps/gateway': ['runtime', 'upgrade', 'audit', 'typosquat', 'findings', 'sdk', 'fault'],
  'packages/runtime': ['audit', 'typosquat', 'kernel', 'team', 'models', 'ledger', 'evidence', 'sandbox', 'trust', 'pack', 'sdk', 'fault'],
  'packages/kernel': ['sandbox', 'trust', 'evidence', 'sdk', 'fault'],
  'packages/pack': ['trust', 'sdk', 'fault'],
  'packages/team': ['evidence', 'sdk', 'fault'],
  'packages/models': ['sdk', 'fault'],
  'packages/sandbox': ['sdk', 'fault'],
  'packages/ledger': ['sdk', 'fault'],
  'packages/evidence': ['sdk', 'fault'],
  'packages/testkit': ['command-line', 'sdk', 'fault'],
  'packages/command-line': ['fault'],
  'packages/sdk': [],
  'packages/fault': [],
  'security/audit': ['trust', 'typosquat', 'findings', 'command-line', 'fault'],
  'security/upgrade': ['audit', 'trust', 'typosquat', 'findings', 'command-line', 'fault'],
  'security/trust': ['findings', 'fault'],
  'security/findings': [],
  'security/typosquat': [],
}
const belowPlugin = ['sdk', 'evidence']

/** Collects everything that the workspaces of a row lead to: a test may look at any of it. */
function collectReachable(names: readonly string[]): ReadonlySet<string> {
  const found = new Set(names)
  for (const name of found) for (const next of Object.entries(below).find(([path]) => path.endsWith(`/${name}`))?.[1] ?? []) found.add(next)
  return found
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

interface Workspace {
  readonly path: string
  readonly dependencies: readonly string[]
  readonly testOnly: readonly string[]
}

const workspaces: readonly Workspace[] = ['apps', 'packages', 'plugins', 'security'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => existsSync(join(root, folder, name, 'package.json')))
    .map((name) => {
      const manifest = JSON.parse(readFileSync(join(root, folder, name, 'package.json'), 'utf8')) as {
        dependencies?: Record<string, string>
        devDependencies?: Record<string, string>
      }
      const ours = (set: Record<string, string> = {}): string[] =>
        Object.keys(set)
          .filter((dependency) => dependency.startsWith('@galley/'))
          .map((dependency) => dependency.slice('@galley/'.length))
      return { path: `${folder}/${name}`, dependencies: ours(manifest.dependencies), testOnly: ours(manifest.devDependencies) }
    }),
)

describe('arrows between workspaces', () => {
  it.each(workspaces)('$path points down only', ({ path, dependencies, testOnly }) => {
    const allowed = path.startsWith('plugins/') ? belowPlugin : below[path]
    expect(allowed, `${path} has no row in the table`).toBeDefined()
    expect(dependencies.filter((name) => !allowed?.includes(name))).toEqual([])
    expect(testOnly.filter((name) => name !== 'testkit' && !collectReachable(allowed ?? []).has(name))).toEqual([])
  })

  it.each(workspaces)('$path has its README, tag and build settings', ({ path }) => {
    for (const file of ['README.md', 'turbo.json', 'tsconfig.build.json'])
      expect(existsSync(join(root, path, file)), `${path}/${file}`).toBe(true)
  })
})
