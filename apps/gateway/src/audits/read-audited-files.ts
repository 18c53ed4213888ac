import { list, objectSchema } from '@galley/sdk'
import { fault } from '../faults.ts'
import { checkRequest } from '../problem/check-request.ts'
import type { AuditedFile } from './auditor.ts'

/** Files of one audit. */
export const maxFiles = 50

/** The body of `POST /v1/audits`; the size of the texts is limited with that of every body. */
export const auditFilesSchema = objectSchema<{ readonly files: readonly AuditedFile[] }>(['files'], {
  files: {
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
  },
})

/** Reads a set of files that lie side by side; a path instead of a name and a name that comes twice are refused. Fault REQUEST_INVALID. */
export function readAuditedFiles(body: unknown): readonly AuditedFile[] {
  checkRequest(auditFilesSchema, body)
  const { files } = body as { readonly files: readonly AuditedFile[] }
  const seen = new Set<string>()
  for (const [index, { name }] of files.entries()) {
    const where = `files[${index}].name`
    if (!isPlainName(name)) throw fault('REQUEST_INVALID', { where, problem: 'must be a file name without a path' })
    if (seen.has(name))
      throw fault('REQUEST_INVALID', { where, problem: `is ${name} once more; files of one name are audited one after the other` })
    seen.add(name)
  }
  return files
}

function isPlainName(name: string): boolean {
  return name !== '.' && name !== '..' && !/[/\\\p{C}]/u.test(name)
}
