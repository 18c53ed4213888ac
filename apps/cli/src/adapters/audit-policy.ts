import { existsSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { defaultPolicy, parsePolicy, type AuditPolicy } from '@galley/audit'
import type { System } from '../system.ts'
import { readTextFile } from './text-files.ts'

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
export function readAuditPolicy(system: Pick<System, 'cwd'>, named: string | undefined, path: string): ReadPolicy {
  const start = resolve(system.cwd, path)
  const folder = statSync(start, { throwIfNoEntry: false })?.isDirectory() ? start : dirname(start)
  const found = named === undefined ? nearest(folder) : resolve(system.cwd, named)
  if (found === null) return { policy: defaultPolicy, file: fileName, folder }
  return { policy: parsePolicy(readTextFile(found)), file: relative(system.cwd, found), folder: dirname(found) }
}

function nearest(folder: string): string | null {
  const file = join(folder, fileName)
  if (existsSync(file)) return file
  const above = dirname(folder)
  return above === folder || existsSync(join(folder, '.git')) ? null : nearest(above)
}
