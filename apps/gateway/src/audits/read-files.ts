import { fault } from '../faults.ts'
import type { AuditedFile } from './auditor.ts'
import { checkFiles } from './check-files.ts'

/** The files of `POST /v1/audits`, from `{ files: [{ name, text }] }`. Fault REQUEST_INVALID. */
export function readFiles(value: unknown): readonly AuditedFile[] {
  const { files } = keysOf(value, 'the body', ['files'])
  if (!Array.isArray(files)) return refuse('files', 'must be a list')
  return checkFiles(
    files.map((file: unknown, index) => {
      const where = `files[${index}]`
      const { name, text } = keysOf(file, where, ['name', 'text'])
      if (typeof name !== 'string') return refuse(`${where}.name`, 'must be a text')
      if (typeof text !== 'string') return refuse(`${where}.text`, 'must be a text')
      return { name, text }
    }),
  )
}

function keysOf(value: unknown, where: string, keys: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(where, 'must be an object')
  const unknown = Object.keys(value).find((key) => !keys.includes(key))
  return unknown === undefined ? (value as Readonly<Record<string, unknown>>) : refuse(unknown.slice(0, 80), `is not a key of ${where}`)
}

function refuse(where: string, problem: string): never {
  throw fault('REQUEST_INVALID', { where, problem })
}
