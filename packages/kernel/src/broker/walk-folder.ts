import type { Dirent } from 'node:fs'
import { join, sep } from 'node:path'
import type { FileEntry } from '@galley/sdk'
import type { DocumentList } from './document-folder.ts'
import { documentLimits } from './document-limits.ts'
import { documentType } from './document-type.ts'
import type { FolderFiles } from './folder-files.ts'
import { probeDocument } from './probe-document.ts'

/** Folders that hold no documents of anybody's. Hidden ones are left out too. */
const ignored = new Set(['node_modules', '__pycache__'])

/** Lists the documents below a folder, in the order of their paths. `root` is a real path; nothing outside it is opened. */
export async function walkFolder(root: string, fs: FolderFiles): Promise<DocumentList> {
  const files: FileEntry[] = []
  const skipped: { path: string; why: string }[] = []
  let visited = 0
  const skip = (path: string, why: string): void => {
    if (skipped.length < documentLimits.skipped) skipped.push({ path, why })
  }
  const visitFile = async (path: string): Promise<void> => {
    const type = documentType(path)
    if (type === null) return skip(path, 'it is not Markdown, text or HTML')
    if (path.length > documentLimits.pathLength) return skip(path.slice(0, documentLimits.pathLength), 'its path is too long')
    if (files.length >= documentLimits.files) return skip(path, `there are more than ${documentLimits.files} documents`)
    const found = await probeDocument(join(root, path), fs).catch((error: NodeJS.ErrnoException) => ({
      why: `it cannot be opened (${error.code ?? error.message})`,
    }))
    if ('why' in found) return skip(path, found.why)
    files.push({ path, bytes: found.bytes, type })
    return undefined
  }
  const visit = async (entry: Dirent, path: string, depth: number): Promise<void> => {
    visited += 1
    if (entry.isSymbolicLink()) return skip(path, await whyLink(root, path, fs))
    if (entry.isDirectory()) return visitFolder(path, depth + 1)
    return entry.isFile() ? visitFile(path) : skip(path, 'it is not a file')
  }
  const visitFolder = async (folder: string, depth: number): Promise<void> => {
    if (depth > documentLimits.depth) return skip(folder, `it is more than ${documentLimits.depth} folders deep`)
    const entries = await fs.readdir(join(root, folder), { withFileTypes: true }).catch(() => null)
    if (entries === null) return skip(folder, 'it cannot be listed')
    for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
      if (visited >= documentLimits.visited) return skip(folder, `there are more than ${documentLimits.visited} files`)
      if (!entry.name.startsWith('.') && !ignored.has(entry.name))
        await visit(entry, folder === '' ? entry.name : `${folder}/${entry.name}`, depth)
    }
    return undefined
  }
  await visitFolder('', 0)
  return { files, skipped }
}

/** Links are never followed: one that stays inside leads to what is listed anyway, one that does not leads out. */
async function whyLink(root: string, path: string, fs: FolderFiles): Promise<string> {
  const target = await fs.realpath(join(root, path)).catch(() => null)
  if (target === null) return 'it is a broken link'
  return target === root || target.startsWith(root + sep)
    ? 'it is a link to something in this folder'
    : 'it is a link that leaves the folder'
}
