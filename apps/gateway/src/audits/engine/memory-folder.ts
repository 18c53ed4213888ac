import { basename, resolve, sep } from 'node:path'
import type { readLockfiles } from '@galley/audit'
import type { AuditedFile } from '../auditor.ts'

type Files = Parameters<typeof readLockfiles>[0]['fs']

/** Every function of the file system that `readFiles` calls; the compiler says when one is missing. */
type Functions = { readonly [Name in keyof Files]: unknown }

/** A folder in memory: its path, and a file system that holds nothing else. */
export interface MemoryFolder {
  readonly path: string
  readonly fs: Files
}

/** Makes a folder in memory of some texts. Nothing else is there, so that no name can lead to a file of this machine. */
export function memoryFolder(files: readonly AuditedFile[]): MemoryFolder {
  const folder = resolve('/audited')
  const texts = new Map(files.map(({ name, text }) => [`${folder}${sep}${name}`, text]))
  const textOf = (path: unknown): string => {
    const text = texts.get(resolve(String(path)))
    if (text === undefined) throw Object.assign(new Error(`ENOENT: there is no ${basename(String(path))}`), { code: 'ENOENT' })
    return text
  }
  const stat = (path: unknown): object => {
    const isFolder = resolve(String(path)) === folder
    const size = isFolder ? 0 : Buffer.byteLength(textOf(path))
    return { isDirectory: () => isFolder, isFile: () => !isFolder, isSymbolicLink: () => false, size }
  }
  const list = (path: unknown, options?: { readonly withFileTypes?: boolean } | string): readonly unknown[] => {
    if (resolve(String(path)) !== folder) throw Object.assign(new Error('ENOTDIR'), { code: 'ENOTDIR' })
    const names = files.map(({ name }) => name)
    const entry = (name: string): object => ({ name, parentPath: folder, ...stat(`${folder}${sep}${name}`) })
    return typeof options === 'object' && options.withFileTypes ? names.map(entry) : names
  }
  const read = (path: unknown, options?: { readonly encoding?: string } | string): unknown =>
    options === undefined || (typeof options === 'object' && !options.encoding) ? Buffer.from(textOf(path)) : textOf(path)
  const real = (path: unknown): string => {
    const place = resolve(String(path))
    if (!folder.startsWith(place)) stat(place)
    return place
  }
  const functions: Functions = { readFileSync: read, readdirSync: list, statSync: stat, lstatSync: stat, realpathSync: real }
  return { path: folder, fs: functions as Files }
}
