import { hash } from 'node:crypto'
import { basename, dirname, join, sep } from 'node:path'
import { isFault } from '@galley/fault'
import type { Brief, FileEntry } from '@galley/sdk'
import { fault } from '../../faults.ts'
import { decodeText } from '../../fetch/decode-text.ts'
import { listAttached, type AttachedDocument, type AttachedFile } from './attached-documents.ts'
import type { DocumentFolder, DocumentList, FolderFiles, FolderNotes, KnownDocument, OpenDocument } from './document-folder.ts'
import { digestFile } from './digest-file.ts'
import { documentType, type DocumentType } from './document-type.ts'
import { openFileNotes, type FileNotes } from './file-notes.ts'
import { findFolder, type FoundFolder } from './find-folder.ts'
import { isTextDocument } from './media-types.ts'
import { openPlainFile, stateOf } from './open-plain-file.ts'
import { textDocuments, type TextDocument } from './text-documents.ts'
import { judgeType } from './type-of-bytes.ts'
import { listFile, maxBytesOf, walkFolder, type CanRead, type Listing } from './walk-folder.ts'

/**
 * Opens a brief's documents: `folder` is absolute, a folder or one document, or null when the brief names none. It is listed once, so that
 * a run sees the same documents from its start to its end. Documents that are no text are listed where `canRead` says that a plugin reads
 * them. `kept` are the notes of earlier runs. Fault SOURCES_FOLDER_MISSING.
 */
export async function openDocuments({
  folder,
  files = [],
  texts = [],
  canRead = () => false,
  kept,
  fs,
}: {
  readonly folder: string | null
  readonly files?: readonly AttachedFile[]
  readonly texts?: NonNullable<NonNullable<Brief['sources']>['texts']>
  readonly canRead?: CanRead
  readonly kept?: FolderNotes
  readonly fs: FolderFiles
}): Promise<DocumentFolder> {
  const attached = await listAttached(files, fs, canRead)
  const handed = new Map<string, TextDocument | AttachedDocument>(
    [...textDocuments(texts), ...attached.documents].map((document) => [document.entry.path, document]),
  )
  const place = folder === null ? null : await findFolder(folder, fs)
  const notes = await openFileNotes(place?.real ?? '', place === null ? undefined : kept)
  const { root, found } = place === null ? nothing : await listFolder(place, { fs, canRead, notes })
  const list = joinLists(
    [...handed.values()].map(({ entry }) => entry),
    attached.skipped,
    found,
  )
  const { kindAt, fileAt, digestOf } = lookIn({ root, list, handed, notes, fs })
  const decoded = new Map<string, Decoded>()
  return {
    list: () => Promise.resolve(list),
    async open(path) {
      const [kind, document] = [kindAt(path), handed.get(path)]
      if (document !== undefined && 'text' in document)
        return { text: document.text, mediaType: kind.mediaType, rawDigest: hash('sha256', document.text) }
      const opened = await readDocument({ path, kind, find: () => fileAt(path) }, fs, decoded)
      if (document !== undefined && opened.rawDigest !== document.file.digest) throw fault('DOCUMENT_NOT_FOUND', { path })
      return opened
    },
    async identify(path): Promise<KnownDocument | null> {
      const { type, mediaType } = kindAt(path)
      if (type !== 'document' || isTextDocument(mediaType)) return null
      return { mediaType, rawDigest: await digestOf(path) }
    },
    async digests() {
      const paths = list.files.map(({ path }) => path)
      const digests = await digestAll(paths, digestOf)
      await notes.keep(paths)
      return digests
    },
  }
}

/** Everything that a brief's documents are found in. */
interface Places {
  /** Real path of the folder; empty without one. */
  readonly root: string
  readonly list: DocumentList
  readonly handed: ReadonlyMap<string, TextDocument | AttachedDocument>
  readonly notes: FileNotes
  readonly fs: FolderFiles
}

/** Look-ups by the path of a listed document. */
interface LookUps {
  readonly kindAt: (path: string) => DocumentType
  readonly fileAt: (path: string) => string | Promise<string>
  readonly digestOf: (path: string) => Promise<string>
}

/** Finds listed documents by their paths. Fault DOCUMENT_NOT_FOUND. */
function lookIn({ root, list, handed, notes, fs }: Places): LookUps {
  const known = new Set(list.files.map(({ path }) => path))
  const kindAt = (path: string): DocumentType => {
    const kind = handed.get(path)?.kind ?? documentType(path)
    if (!known.has(path) || kind === null) throw fault('DOCUMENT_NOT_FOUND', { path: path.slice(0, 300) })
    return kind
  }
  const fileAt = (path: string): string | Promise<string> => {
    const document = handed.get(path)
    return document !== undefined && 'file' in document ? document.file.path : placeIn(root, path, fs)
  }
  const digestOf = async (path: string): Promise<string> => {
    kindAt(path)
    const document = handed.get(path)
    if (document !== undefined) return 'text' in document ? hash('sha256', document.text) : document.file.digest
    return digestNoted({ root, path, find: async () => fileAt(path) }, notes, fs).catch((error: unknown) => {
      throw fault('DOCUMENT_NOT_FOUND', { path }, { cause: error })
    })
  }
  return { kindAt, fileAt, digestOf }
}

/** Lists what was handed over before a folder; a document of the folder with the name of one of those is left out. */
function joinLists(handed: readonly FileEntry[], skipped: DocumentList['skipped'], found: DocumentList): DocumentList {
  const names = new Set(handed.map(({ path }) => path))
  const { hidden = [], shown = [] } = Object.groupBy(found.files, ({ path }) => (names.has(path) ? 'hidden' : 'shown'))
  const left = hidden.map(({ path }) => ({ path, why: 'a document of the brief has its name' }))
  return { files: [...handed, ...shown], skipped: [...skipped, ...left, ...found.skipped] }
}

const nothing = { root: '', found: { files: [], skipped: [] } } as const

/** Documents whose digests are found at the same time. */
const atOnce = 8

/** Finds the digests of documents; one that cannot be read now has none. */
async function digestAll(paths: readonly string[], digestOf: (path: string) => Promise<string>): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>()
  const rest = paths.values()
  const takeRest = async (): Promise<void> => {
    for (const path of rest) {
      try {
        digests.set(path, await digestOf(path))
      } catch (error) {
        if (!isFault(error)) throw error
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, takeRest))
  return digests
}

/** The digest of a document of the folder: the noted one, where its file did not change since. */
async function digestNoted(
  { root, path, find }: { readonly root: string; readonly path: string; readonly find: () => Promise<string> },
  notes: FileNotes,
  fs: FolderFiles,
): Promise<string> {
  const known = notes.find(path)
  if (known !== undefined && stateOf(await fs.lstat(join(root, path), { bigint: true })) === known.state) return known.digest
  const { digest, note } = await digestFile(await find(), fs)
  if (note !== null) notes.add(path, note)
  return digest
}

/** Real path of a document of the folder. Throws for one that has become a link that leaves it. */
async function placeIn(root: string, path: string, fs: FolderFiles): Promise<string> {
  const real = await fs.realpath(join(root, path))
  if (!real.startsWith(root + sep)) throw new Error('it has become a link that leaves the folder')
  return real
}

/** Lists a folder, or the folder of one document with nothing in it but that. */
async function listFolder(
  { real, isFolder }: FoundFolder,
  listing: Listing,
): Promise<{ readonly root: string; readonly found: DocumentList }> {
  if (isFolder) return { root: real, found: listedOrEmpty(real, await walkFolder(real, listing)) }
  const { files, skipped } = await listFile(dirname(real), basename(real), listing)
  return { root: dirname(real), found: { files: files.map(named), skipped } }
}

const named = ({ path, bytes, type }: FileEntry): FileEntry => ({ path, bytes, type, isNamed: true })

function listedOrEmpty(root: string, list: DocumentList): DocumentList {
  const isEmpty = list.files.length + list.skipped.length === 0
  return isEmpty ? { files: [], skipped: [{ path: basename(root), why: 'the folder is empty' }] } : list
}

/** A document as it was decoded, with the state of the file that it was decoded from. */
interface Decoded {
  readonly state: string
  readonly document: OpenDocument
}

/**
 * Reads a listed document; it is looked at again, since the folder may have changed since it was listed. A file that did not change since it was
 * decoded (same file, size and times) is not decoded again.
 */
async function readDocument(
  { path, kind, find }: { readonly path: string; readonly kind: DocumentType; readonly find: () => string | Promise<string> },
  fs: FolderFiles,
  decoded: Map<string, Decoded>,
): Promise<OpenDocument> {
  try {
    const file = await openPlainFile(await find(), fs)
    try {
      const stat = await file.stat({ bigint: true })
      if (stat.size > maxBytesOf(kind)) throw new Error('it has grown too large')
      const state = stateOf(stat)
      const known = decoded.get(path)
      if (known?.state === state) return known.document
      const bytes = await file.readFile()
      const document = openBytes(bytes, path, kind)
      // The bytes of a large file are not kept for a second reader: its text is.
      if (document.bytes === undefined) decoded.set(path, { state, document })
      return document
    } finally {
      await file.close()
    }
  } catch (error) {
    if (isFault(error)) throw error
    throw fault('DOCUMENT_NOT_FOUND', { path }, { cause: error })
  }
}

/** Makes of a file's bytes what its reader is handed. Faults SOURCE_MISNAMED, TEXT_ENCODING. */
function openBytes(bytes: Buffer, path: string, { type, mediaType }: DocumentType): OpenDocument {
  const rawDigest = hash('sha256', bytes)
  const judged = judgeType(mediaType, bytes)
  if ('problem' in judged) throw fault('SOURCE_MISNAMED', { address: path, problem: judged.problem })
  if (type === 'document' && !isTextDocument(mediaType)) return { text: '', bytes, mediaType, rawDigest }
  const text = decodeText(bytes, { type: mediaType })
  if (text === null) throw fault('TEXT_ENCODING', { name: path })
  return { text, mediaType, rawDigest }
}
