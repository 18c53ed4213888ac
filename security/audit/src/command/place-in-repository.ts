import { dirname, join, relative, resolve, sep } from 'node:path'
import type { System } from '@galley/command-line'

/**
 * Answers the path of a file of a report as seen from the root of the repository that was audited, whatever folder the audit ran in;
 * as the report names it where there is no repository.
 * @param base the folder that the report's paths are relative to
 * @param audited a folder or file that was audited
 */
export function placeInRepository(fs: System['fs'], base: string, audited: string): (file: string) => string {
  const isRoot = (path: string): boolean => fs.existsSync(join(path, '.git'))
  let root = fs.realpathSync(audited)
  while (!isRoot(root) && dirname(root) !== root) root = dirname(root)
  return isRoot(root) ? (file) => relative(root, resolve(base, file)).replaceAll(sep, '/') : (file) => file
}
