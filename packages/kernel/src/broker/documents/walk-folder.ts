import type { Dirent } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { saySystemError } from '@galley/fault'
import { plural, type FileEntry } from '@galley/sdk'
import { decodeText, isUtf16 } from '../../fetch/decode-text.ts'
import type { DocumentList, FolderFiles } from './document-folder.ts'
import { documentType, type DocumentType } from './document-type.ts'
import type { FileNotes } from './file-notes.ts'
import { describeMediaType, isTextDocument } from './media-types.ts'
import { openPlainFile, stateOf } from './open-plain-file.ts'
import { judgeType } from './type-of-bytes.ts'

/** Limits of a brief's folder; anything beyond them is listed as left out. */
const limits = Object.freeze({
  maxFiles: 2000,
  /** UTF-16 units of a path; 2000 paths must fit one message. */
  maxPath: 400,
  maxDepth: 20,
  /** Reasons that are listed. */
  maxSkipped: 500,
  /** Entries that are looked at: someone may have named their home folder. */
  maxVisited: 50_000,
  /** Bytes at the start in which a zero byte betrays a binary. */
  probeBytes: 8192,
})

/** Largest document that is read as text, in bytes; a larger one is left out and named. */
const maxTextBytes = 10_000_000

/** Largest document of another kind, in bytes: in base64 it fits what one call may hold. */
const maxFileBytes = 40_000_000

/** Bytes at the end of a file that are looked at, beside those at its start. */
const tailBytes = 65_536

/** The largest document of a kind, in bytes. */
export const maxBytesOf = ({ type }: Pick<DocumentType, 'type'>): number => (type === 'document' ? maxFileBytes : maxTextBytes)

/** Tells if a plugin reads a media type. */
export type CanRead = (mediaType: string) => boolean

/** Means and knowledge to list a folder with: a file that did not change since it was noted is not opened. */
export interface Listing {
  readonly fs: FolderFiles
  readonly canRead: CanRead
  readonly notes: FileNotes
}

/** Folders that hold no documents of anybody's. Hidden ones are left out too. */
const ignored = new Set(['node_modules', '__pycache__'])

/** Lists the documents below a folder, in the order of their paths. `root` is a real path; nothing outside it is opened. */
export async function walkFolder(root: string, listing: Listing): Promise<DocumentList> {
  const { fs } = listing
  const files: FileEntry[] = []
  const skipped: { path: string; why: string }[] = []
  const beyond: string[] = []
  let visited = 0
  let unlisted = 0
  const skip = (path: string, why: string): void => {
    if (skipped.length < limits.maxSkipped) skipped.push({ path, why })
    else unlisted += 1
  }
  const visitFile = async (path: string): Promise<void> => {
    if (files.length >= limits.maxFiles) return void beyond.push(path)
    const found = await judgeFile(root, path, listing)
    if ('why' in found) return skip(path.slice(0, limits.maxPath), found.why)
    files.push(found)
    return undefined
  }
  const visit = async (entry: Dirent, path: string, depth: number): Promise<void> => {
    visited += 1
    if (entry.isSymbolicLink()) return skip(path, await whyLink(root, path, fs))
    if (entry.isDirectory()) return visitFolder(path, depth + 1)
    return entry.isFile() ? visitFile(path) : skip(path, 'it is not a file')
  }
  const visitFolder = async (folder: string, depth: number): Promise<void> => {
    if (depth > limits.maxDepth) return skip(folder, `it is more than ${limits.maxDepth} folders deep`)
    const entries = await fs.readdir(join(root, folder), { withFileTypes: true }).catch(() => null)
    if (entries === null) return skip(folder, 'it cannot be listed')
    for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
      if (visited >= limits.maxVisited) return skip(folder, `there are more than ${limits.maxVisited} files`)
      if (!entry.name.startsWith('.') && !ignored.has(entry.name))
        await visit(entry, folder === '' ? entry.name : `${folder}/${entry.name}`, depth)
    }
    return undefined
  }
  await visitFolder('', 0)
  return { files, skipped: [...tellBeyond(beyond), ...skipped, ...tellUnlisted(unlisted)] }
}

/** One line for all files behind the last document that is read: a limit says what it costs. */
function tellBeyond([path, ...others]: readonly string[]): DocumentList['skipped'] {
  if (path === undefined) return []
  const rest = others.length === 0 ? 'it is left out' : `it and ${plural(others.length, 'file')} after it are left out`
  return [{ path, why: `there are more than ${limits.maxFiles} documents: ${rest}; name a folder with fewer` }]
}

/** The files of which no reason is listed are counted all the same. */
const tellUnlisted = (count: number): DocumentList['skipped'] =>
  count === 0 ? [] : [{ path: `${count} more`, why: `left out too; ${limits.maxSkipped} are listed` }]

/** Lists one file by itself. */
export async function listFile(root: string, path: string, listing: Listing): Promise<DocumentList> {
  const found = await judgeFile(root, path, listing)
  return 'why' in found ? { files: [], skipped: [{ path, why: found.why }] } : { files: [found], skipped: [] }
}

async function judgeFile(root: string, path: string, listing: Listing): Promise<FileEntry | { readonly why: string }> {
  const kind = documentType(path)
  if (kind === null) return { why: 'its kind is not read' }
  if (path.length > limits.maxPath) return { why: 'its path is too long' }
  const { fs, canRead } = listing
  const bytes = canReadKind(kind, canRead) ? await notedBytes(root, path, listing) : null
  const found = bytes === null ? await probeDocument(join(root, path), kind, fs, canRead) : { bytes }
  return 'why' in found ? found : { path, bytes: found.bytes, type: kind.type }
}

/** Size of a document that is as it was when it was noted; null for any other. */
async function notedBytes(root: string, path: string, { fs, notes }: Listing): Promise<number | null> {
  const note = notes.find(path)
  const stat = note && (await fs.lstat(join(root, path), { bigint: true }).catch(() => undefined))
  return stat !== undefined && stateOf(stat) === note?.state ? Number(stat.size) : null
}

const canReadKind = ({ type, mediaType }: DocumentType, canRead: CanRead): boolean => type !== 'document' || canRead(mediaType)

/** Links are never followed: one that stays inside leads to what is listed anyway, one that does not leads out. */
async function whyLink(root: string, path: string, fs: FolderFiles): Promise<string> {
  const target = await fs.realpath(join(root, path)).catch(() => null)
  if (target === null) return 'it is a broken link'
  return target === root || target.startsWith(root + sep)
    ? 'it is a link to something in this folder'
    : 'it is a link that leaves the folder'
}

/** Size of a file that can be read, or the reason why it cannot. */
type Probed = { readonly bytes: number } | { readonly why: string }

/** Checks that a kind of document is read, and the size, the first and the last bytes of a file. Never reads a large one. */
export async function probeDocument(path: string, kind: DocumentType, fs: FolderFiles, canRead: CanRead): Promise<Probed> {
  if (!canReadKind(kind, canRead)) return { why: `no plugin reads ${describeMediaType(kind.mediaType)}` }
  return probeBytes(path, kind, fs).catch((error: NodeJS.ErrnoException) => ({
    // Node hands out a name that is not UTF-8 with other letters, under which nothing lies.
    why: error.code === 'ENOENT' && path.includes('\uFFFD') ? 'its name is not UTF-8' : `it cannot be opened: ${saySystemError(error)}`,
  }))
}

async function probeBytes(path: string, kind: DocumentType, fs: FolderFiles): Promise<Probed> {
  const file = await openPlainFile(path, fs)
  try {
    const stat = await file.stat()
    if (!stat.isFile()) return { why: 'it is not a file' }
    if (stat.size === 0) return { why: 'it is empty' }
    if (stat.size > maxBytesOf(kind)) return { why: `it is larger than ${maxBytesOf(kind) / 1_000_000} MB` }
    const start = await readPart(file, 0, limits.probeBytes)
    const end = kind.type === 'document' ? await readPart(file, Math.max(limits.probeBytes, stat.size - tailBytes), tailBytes) : start
    const judged = judgeType(kind.mediaType, start === end ? start : Buffer.concat([start, end]))
    if ('problem' in judged) return { why: judged.problem }
    if (kind.type === 'document' && !isTextDocument(kind.mediaType)) return { bytes: stat.size }
    if (start.includes(0) && !isUtf16(start)) return { why: 'it is not text' }
    if (decodeText(start, { type: kind.mediaType }) === null)
      return { why: 'its encoding is not declared and could not be told: save it as UTF-8' }
    return { bytes: stat.size }
  } finally {
    await file.close()
  }
}

async function readPart(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from)
  return buffer.subarray(0, bytesRead)
}
