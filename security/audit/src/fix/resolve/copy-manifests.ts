import { objectOf, readJsonObject } from '../read-object.ts'
import type { ResolveProject, ScratchCopy } from './package-manager.ts'
import { readNpmrc } from './read-npmrc.ts'

/** Takes over the package.json of each of the project's packages, the lockfile, and what .npmrc says of registries. */
export function copyManifests(project: ResolveProject, more: readonly string[] = []): ScratchCopy {
  const files: Record<string, string> = {}
  for (const path of [...project.folders.map((folder) => (folder === '.' ? 'package.json' : `${folder}/package.json`)), ...more]) {
    const text = project.read(path)
    if (text === null) continue
    if (!isInside(path)) return { why: `${path} lies outside of the lockfile's folder` }
    files[path] = text
  }
  const lock = project.read(project.lockfile)
  if (lock === null || files['package.json'] === undefined) return { why: 'there is no package.json beside the lockfile' }
  files[project.lockfile] = lock
  const text = project.read('.npmrc')
  const npmrc = text === null ? null : readNpmrc(text)
  if (npmrc !== null && 'why' in npmrc) return npmrc
  if (npmrc !== null) files['.npmrc'] = npmrc.text
  return { files, variables: npmrc?.variables ?? [] }
}

/** A copy never leaves its folder. */
export function isInside(path: string): boolean {
  return !path.startsWith('/') && !path.includes('\\') && !path.includes(':') && !path.split('/').includes('..')
}

/** The major version that `packageManager` or `devEngines` names for a program, and the program that it names; null where none is. */
export function pinnedManager(project: ResolveProject): { readonly program: string; readonly major: number } | null {
  const manifest = readJsonObject(project.read('package.json'))
  const engine = objectOf(objectOf(manifest['devEngines'])['packageManager'])
  const written = manifest['packageManager'] ?? (typeof engine['name'] === 'string' ? `${engine['name']}@${String(engine['version'])}` : '')
  const [, program, major] = /^([a-z]+)@\D{0,2}(\d+)/.exec(typeof written === 'string' ? written : '') ?? []
  return program === undefined ? null : { program, major: Number(major) }
}
