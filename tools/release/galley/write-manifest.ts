import { join } from 'node:path'
import { parse } from 'yaml'
import type { PnpmLock } from '../../collect-locked-packages.ts'
import { readText, writeJson } from './bundle-program.ts'

/** The parts of a manifest that the package takes over from that of the command line. */
interface Manifest {
  readonly version: string
  readonly keywords: readonly string[]
  readonly bugs: object
  readonly license: string
  readonly engines: object
}

/** Writes the package.json of the program: each package that it imports, in exactly the version of `pnpm-lock.yaml`. */
export function writeManifest(root: string, folder: string, imported: readonly string[]): void {
  const { version, keywords, bugs, license, engines } = JSON.parse(readText(root, 'apps/cli/package.json')) as Manifest
  const versions = lockedVersions(root)
  const dependencies = imported.map((name) => {
    const found = versions.get(name)
    if (found === undefined) throw new Error(`the program imports ${name}, which no workspace depends on`)
    return [name, found] as const
  })
  writeJson(join(folder, 'package.json'), {
    name: 'galley',
    version,
    description: 'The press for drafts that can be checked: drafts with evidence, signed plugins, dependency audits',
    keywords,
    homepage: 'https://github.com/galley-press/galley#readme',
    bugs,
    license,
    repository: { type: 'git', url: 'git+https://github.com/galley-press/galley.git' },
    bin: { galley: './dist/main.js' },
    files: ['dist', 'plugins', 'templates', 'trust', 'examples', 'NOTICE'],
    type: 'module',
    publishConfig: { access: 'public', provenance: true },
    dependencies: Object.fromEntries(dependencies),
    engines,
  })
}

/** Versions of the packages from outside that the workspaces depend on. pnpm writes the peers behind a version. */
function lockedVersions(root: string): ReadonlyMap<string, string> {
  const { importers } = parse(readText(root, 'pnpm-lock.yaml')) as PnpmLock
  const all = Object.values(importers).flatMap(({ dependencies = {} }) => Object.entries(dependencies))
  return new Map(all.flatMap(([name, { version }]) => (version.startsWith('link:') ? [] : [[name, version.replace(/\(.*$/, '')] as const])))
}
