import type { AuditedFile } from '../../audits/auditor.ts'
import { readAuditedFiles, type AuditedStates } from '../../audits/read-audited-files.ts'
import { fault } from '../../faults.ts'

/** Reads the files of the audit form, and those of an earlier state; an empty one counts too. Faults: FILE_NOT_TEXT, REQUEST_INVALID. */
export async function readAuditForm(form: FormData): Promise<AuditedStates> {
  const [files, earlier] = await Promise.all([readFiles(form, 'documents'), readFiles(form, 'earlier')])
  if (files.length === 0) throw fault('REQUEST_INVALID', { where: 'an audit', problem: 'needs at least one file' })
  return readAuditedFiles({ files, ...(earlier.length > 0 ? { since: { files: earlier } } : {}) })
}

async function readFiles(form: FormData, field: string): Promise<readonly AuditedFile[]> {
  const files = form.getAll(field).filter((item) => item instanceof File && item.name !== '')
  return Promise.all(files.map((file) => readFile(file as File)))
}

async function readFile(file: File): Promise<AuditedFile> {
  const name = file.name.split(/[\\/]/).pop() ?? file.name
  try {
    return { name, text: new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()) }
  } catch (error) {
    throw fault('FILE_NOT_TEXT', { name, problem: 'it is not UTF-8' }, { cause: error })
  }
}
