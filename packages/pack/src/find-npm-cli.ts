import { existsSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fault } from './faults.ts'

/**
 * Finds npm's program, `npm-cli.js`: the one that called us, the one beside this Node, or the one in PATH.
 * @throws NPM_MISSING
 */
export function findNpmCli({
  execPath,
  env,
}: {
  readonly execPath: string
  readonly env: Readonly<Record<string, string | undefined>>
}): string {
  const beside = dirname(execPath)
  const inPath = (env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'npm'))
  const candidates = [
    env['npm_execpath'] ?? '',
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ...inPath.filter((file) => existsSync(file)).map((file) => realpathSync(file)),
  ]
  const found = candidates.find((file) => file.endsWith('npm-cli.js') && existsSync(file))
  if (found === undefined) throw fault('NPM_MISSING')
  return found
}
