import type { Finding } from '@galley/findings'
import { readPythonProject } from '../../../python-project/read-python-project.ts'
import type { CheckContext } from '../../check.ts'
import { allowedRegistries } from '../allowed-registries.ts'
import { hostOf } from '../../../registry/read-npmrc.ts'
import { gatherByHost } from '../gather-by-host.ts'
import { findCompetingIndexes } from './find-competing-indexes.ts'
import { findPythonConfusion } from './find-python-confusion.ts'
import { judgePythonPlace } from './judge-python-place.ts'
import { openIndexes } from './open-indexes.ts'

const formats = new Set(['uv', 'poetry', 'pdm', 'pipfile', 'pylock', 'requirements'])

/** True for the lockfiles of Python's package managers. */
export function isPythonLockfile(format: string): boolean {
  return formats.has(format)
}

/** The `sources` check of one Python lockfile: its project's own manifests and indexes decide what each package may come from. */
export function checkPythonSources(context: CheckContext, path: string, format: string): readonly Finding[] {
  const { policy, readText } = context
  const paths = context.files.filter((file) => file.format === 'requirements').map((file) => file.path)
  const project = readPythonProject(path, format, { paths, readText })
  const allowed = allowedRegistries(policy, { scopes: new Map(), all: project.indexes.map(({ url }) => url), replacedHost: '' }, format)
  const packages = context.packages.filter(({ file }) => file === path)
  // A list of indexes that hold builds of a few packages does not mean that nothing may come from PyPI.
  const isPublicAllowed = policy.registries.every((one) => openIndexes.has(hostOf(one) ?? one))
  const lockfile = { format, packages, project, allowed: { ...allowed, isPublicAllowed } }
  const confusion = findPythonConfusion(lockfile, policy.privateNames)
  return [
    ...gatherByHost(
      path,
      format,
      packages.flatMap((locked) => judgePythonPlace(locked, lockfile)),
    ),
    ...confusion,
    ...(confusion.length > 0 ? [] : findCompetingIndexes(path, lockfile)),
  ]
}
