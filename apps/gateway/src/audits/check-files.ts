import { fault } from '../faults.ts'
import { auditLimits } from './audit-limits.ts'
import type { AuditedFile } from './auditor.ts'

/** Refuses what is no set of files side by side: none, too many, a path instead of a name, one name twice. Fault REQUEST_INVALID. */
export function checkFiles(files: readonly AuditedFile[]): readonly AuditedFile[] {
  if (files.length === 0) return refuse('files', 'must hold at least one file')
  if (files.length > auditLimits.files) return refuse('files', `must hold at most ${auditLimits.files} files`)
  const seen = new Set<string>()
  for (const [index, { name }] of files.entries()) {
    const where = `files[${index}].name`
    if (!isPlainName(name)) return refuse(where, `must be a file name without a path, of at most ${auditLimits.nameLength} characters`)
    if (seen.has(name)) return refuse(where, `is ${name} once more; files of one name are audited one after the other`)
    seen.add(name)
  }
  return files
}

function isPlainName(name: string): boolean {
  return name.length > 0 && name.length <= auditLimits.nameLength && name !== '.' && name !== '..' && !/[/\\\p{C}]/u.test(name)
}

function refuse(where: string, problem: string): never {
  throw fault('REQUEST_INVALID', { where, problem })
}
