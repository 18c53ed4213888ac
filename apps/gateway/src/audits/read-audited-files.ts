import { list, objectSchema } from '@galley/sdk'
import { fault } from '../faults.ts'
import { checkRequest } from '../problem/check-request.ts'
import type { AuditedFile } from './auditor.ts'

/** Files of one audit. */
export const maxFiles = 50

const files = {
  ...list(
    objectSchema<AuditedFile>(['name', 'text'], {
      name: {
        type: 'string',
        minLength: 1,
        maxLength: 255,
        description: 'A file name without a path; it says the format',
      },
      text: { type: 'string' },
    }),
    maxFiles,
  ),
  minItems: 1,
}

/** Files to audit, and those of an earlier state to compare them with. */
export interface AuditedStates {
  readonly files: readonly AuditedFile[]
  readonly since?: { readonly files: readonly AuditedFile[] }
}

/** The body of `POST /v1/audits`; the size of the texts is limited with that of every body. */
export const auditFilesSchema = objectSchema<AuditedStates>(['files'], {
  files,
  since: { ...objectSchema(['files'], { files }), description: 'An earlier state: the report tells what is new since then' },
})

/** Reads sets of files that lie side by side; a path instead of a name and a name that comes twice are refused. Fault REQUEST_INVALID. */
export function readAuditedFiles(body: unknown): AuditedStates {
  checkRequest(auditFilesSchema, body)
  const states = body as AuditedStates
  checkNames(states.files, 'files')
  checkNames(states.since?.files ?? [], 'since.files')
  return states
}

function checkNames(set: readonly AuditedFile[], at: string): void {
  const seen = new Set<string>()
  for (const [index, { name }] of set.entries()) {
    const where = `${at}[${index}].name`
    if (!isPlainName(name)) throw fault('REQUEST_INVALID', { where, problem: 'must be a file name without a path' })
    if (seen.has(name))
      throw fault('REQUEST_INVALID', { where, problem: `is ${name} once more; files of one name are audited one after the other` })
    seen.add(name)
  }
}

function isPlainName(name: string): boolean {
  return name !== '.' && name !== '..' && !/[/\\\p{C}]/u.test(name)
}
