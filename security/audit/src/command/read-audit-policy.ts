import { dirname, join, relative, resolve } from 'node:path'
import { readTextFile, type System } from '@galley/command-line'
import { defaultPolicy, type AuditPolicy } from '../policy/audit-policy.ts'
import { parsePolicy } from '../policy/parse-policy.ts'

/** A policy, its file as a report names it, and the folder that its paths are relative to. */
export interface ReadPolicy {
  readonly policy: AuditPolicy
  readonly file: string
  readonly folder: string
}

const fileName = 'audit-policy.json'

/**
 * The policy that was named; else the nearest `audit-policy.json` at or above what is audited, up to the root of its repository;
 * else the defaults. Where the user stands does not matter: another project is not audited by the rules of this one.
 */
export function readAuditPolicy(system: Pick<System, 'cwd' | 'fs'>, named: string | undefined, path: string): ReadPolicy {
  const start = resolve(system.cwd, path)
  const folder = system.fs.statSync(start, { throwIfNoEntry: false })?.isDirectory() ? start : dirname(start)
  const found = named === undefined ? nearest(system.fs, folder) : resolve(system.cwd, named)
  if (found === null) return { policy: defaultPolicy, file: fileName, folder }
  const file = relative(system.cwd, found)
  return { policy: parsePolicy(readTextFile(system, found), file), file, folder: dirname(found) }
}

function nearest(fs: System['fs'], folder: string): string | null {
  const file = join(folder, fileName)
  if (fs.existsSync(file)) return file
  const above = dirname(folder)
  return above === folder || fs.existsSync(join(folder, '.git')) ? null : nearest(fs, above)
}
