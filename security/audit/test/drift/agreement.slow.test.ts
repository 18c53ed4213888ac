import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { describe, expect, test } from 'vitest'
import { findManager } from '../managers/find-manager.ts'
import type { ManagerName } from '../managers/manager-pins.ts'
import { judgeFolder } from './judge-folder.ts'
import { jsEdits, member, root, type ProjectFiles } from './js-edits.ts'
import { poetryEdits, poetryProject, uvEdits, uvProject } from './py-edits.ts'

// A lockfile is made by the manager, the manifest is edited, and manager and check judge the pair: one refuses where the other finds.
const scratch = tempFolder()

/** Arguments by which each manager makes a lockfile, and by which it checks one. */
const commands: Readonly<Record<string, { readonly make: readonly string[]; readonly check: readonly string[] }>> = {
  npm: { make: ['install', '--package-lock-only'], check: ['ci', '--dry-run'] },
  pnpm: { make: ['install', '--lockfile-only'], check: ['install', '--frozen-lockfile', '--lockfile-only'] },
  'yarn-berry': { make: ['install', '--mode=update-lockfile'], check: ['install', '--immutable', '--mode=skip-build'] },
  bun: { make: ['install', '--lockfile-only'], check: ['install', '--frozen-lockfile', '--dry-run'] },
  uv: { make: ['lock'], check: ['lock', '--check'] },
  poetry: { make: ['lock'], check: ['check', '--lock'] },
}

/** Files that a manager needs beside the manifests. */
const beside: Readonly<Record<string, ProjectFiles>> = {
  pnpm: { 'pnpm-workspace.yaml': 'packages:\n  - "packages/*"\n' },
  'yarn-berry': { 'yarn.lock': '', '.yarnrc.yml': 'nodeLinker: node-modules\n' },
}

/** Edits of JavaScript projects that a slow manager judges; the others judge all. */
const few: Readonly<Record<string, readonly string[]>> = {
  npm: [
    'nothing is changed',
    'a range is changed that still holds',
    'a range is changed that does not hold',
    'a dependency is removed',
    'a dependency is added that another one has',
    "a member's range is changed that does not hold",
    'a member is added',
    'a peer is added',
  ],
  'yarn-berry': [
    'nothing is changed',
    'a range is changed that still holds',
    'a dependency moves to development',
    'a dependency is removed',
    'a member asks for more',
    'a member is added',
    'an override is added',
  ],
}

function put(folder: string, files: ProjectFiles): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    if (text === null) rmSync(join(folder, path))
    else writeFileSync(join(folder, path), text)
  }
}

const manifests = (one = root, two = member): ProjectFiles => ({
  'package.json': JSON.stringify(one, null, 2),
  'packages/api/package.json': JSON.stringify(two, null, 2),
})

function editJs(title: string): ProjectFiles {
  const [one, two, files] = [structuredClone(root), structuredClone(member), {} as ProjectFiles]
  jsEdits[title]?.(one, two, files)
  return { ...manifests(one, two), ...files }
}

const editText =
  (project: Readonly<Record<string, string>>, edits: typeof uvEdits) =>
  (title: string): ProjectFiles => {
    const [file, before, after] = edits[title] ?? ['', '', '']
    return { [file]: project[file]?.replaceAll(before, after) ?? '' }
  }

const kinds: readonly (readonly [ManagerName, ProjectFiles, readonly string[], (title: string) => ProjectFiles])[] = [
  ...(['npm', 'pnpm', 'yarn-berry', 'bun'] as const).map(
    (name) => [name, { ...manifests(), ...beside[name] }, few[name] ?? Object.keys(jsEdits), editJs] as const,
  ),
  ['uv', uvProject, Object.keys(uvEdits), editText(uvProject, uvEdits)],
  ['poetry', poetryProject, Object.keys(poetryEdits), editText(poetryProject, poetryEdits)],
]

describe.for(kinds)('%s', async ([name, project, titles, edit]) => {
  const manager = await findManager(name)
  const made = join(scratch, name)
  const { make = [], check = [] } = commands[name] ?? {}

  test.skipIf(manager === null)('agrees', async () => {
    put(made, project)
    expect(await manager!.run(make, { cwd: made })).toMatchObject({ code: 0 })
    for (const title of titles) {
      const cwd = join(scratch, `${name} edited`)
      rmSync(cwd, { recursive: true, force: true })
      cpSync(made, cwd, { recursive: true, filter: (path) => !path.endsWith('node_modules') })
      put(cwd, edit(title))
      const { code, stdout, stderr } = await manager!.run(check, { cwd })
      const found = await judgeFolder(cwd)
      // Poetry warns of old tables by the same exit code.
      const isRefused = name === 'poetry' ? /changed significantly/.test(stdout + stderr) : code !== 0
      expect({ title, isRefused, found }).toMatchObject({ isRefused: found.length > 0 })
    }
  })
})
