import { readTables, tomlAt } from '../python-manifest.ts'
import { isInside } from './copy-manifests.ts'
import type { ResolveProject, ScratchCopy } from './package-manager.ts'

/** Metadata that uv and Poetry need, and that a build back end would have to compute where it is dynamic. */
const needed = new Set(['dependencies', 'optional-dependencies', 'requires-python'])

/** Takes over the pyproject.toml of each of the project's packages and the lockfile; computed dependencies are a reason not to run. */
export function copyPyproject(project: ResolveProject, more: readonly string[] = []): ScratchCopy {
  const files: Record<string, string> = {}
  for (const path of [...project.folders.map((folder) => (folder === '.' ? 'pyproject.toml' : `${folder}/pyproject.toml`)), ...more]) {
    const text = project.read(path)
    if (text === null) continue
    if (!isInside(path)) return { why: `${path} lies outside of the lockfile's folder` }
    const dynamic = tomlAt(readTables(text), ['project', 'dynamic'])
    if (Array.isArray(dynamic) && dynamic.some((field) => needed.has(String(field))))
      return { why: `the dependencies in ${path} are computed by its build back end, which is not run` }
    files[path] = text
  }
  const lock = project.read(project.lockfile)
  if (lock === null || files['pyproject.toml'] === undefined) return { why: 'there is no pyproject.toml beside the lockfile' }
  return { files: { ...files, [project.lockfile]: lock }, variables: [] }
}
