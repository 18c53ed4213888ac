import { formats } from '../formats/formats.ts'
import { isWorkflowPath } from '../workflow-file.ts'
import { findUnreadable } from './find-unreadable.ts'

/** Manifests: they ask for packages, and a lockfile says which ones those are. */
const manifests = new Set(['package.json', 'pyproject.toml', 'Pipfile', 'environment.yml', 'environment.yaml'])

/** Judges by its name whether a file is a lockfile (by the name alone, or only together with its content), a manifest or a workflow. */
export function classifyName(path: string): 'lockfile' | 'candidate' | 'manifest' | 'workflow' | 'other' {
  const [folder = '', name = ''] = path.split(/[\\/]/).slice(-2)
  if (manifests.has(name)) return 'manifest'
  if (isWorkflowPath(path)) return 'workflow'
  if (findUnreadable(name) !== undefined || formats.some((format) => format.matches(name))) return 'lockfile'
  if (folder === 'requirements' && /\.txt$/i.test(name) && !/constraints/i.test(name)) return 'lockfile'
  return /lock[^/]*\.(?:json|ya?ml|toml)$|\.lock$|(?:bom|cdx|spdx)[^/]*\.json$/i.test(name) ? 'candidate' : 'other'
}
