import { hash } from 'node:crypto'
import { basename, join, sep } from 'node:path'
import type { Brief, FileEntry } from '@galley/sdk'
import { fault } from '../../faults.ts'
import { decodeText } from '../../fetch/decode-text.ts'
import type { DocumentFolder, DocumentList, FolderFiles, OpenDocument } from './document-folder.ts'
import { documentType } from './document-type.ts'
import { maxDocumentBytes, openPlainFile, walkFolder } from './walk-folder.ts'

/**
 * Opens a brief's documents: `folder` is absolute, or null when the brief names none. The folder is listed once, so that
 * a run sees the same documents from its start to its end. Fault SOURCES_FOLDER_MISSING.
 */
export async function openDocuments({
  folder,
  texts = [],
  fs,
}: {
  readonly folder: string | null
  readonly texts?: NonNullable<NonNullable<Brief['sources']>['texts']>
  readonly fs: FolderFiles
}): Promise<DocumentFolder> {
  const pasted = new Map(textDocuments(texts).map((document) => [document.entry.path, document]))
  const root = folder === null ? null : await realFolder(folder, fs)
  const walked = root === null ? { files: [], skipped: [] } : await walkFolder(root, fs)
  const isEmpty = root !== null && walked.files.length + walked.skipped.length === 0
  const found = isEmpty ? { files: [], skipped: [{ path: basename(root), why: 'the folder is empty' }] } : walked
  const hidden = found.files.filter(({ path }) => pasted.has(path)).map(({ path }) => ({ path, why: 'a text of the brief has its name' }))
  const list: DocumentList = {
    files: [...[...pasted.values()].map(({ entry }) => entry), ...found.files.filter(({ path }) => !pasted.has(path))],
    skipped: [...hidden, ...found.skipped],
  }
  const known = new Map(list.files.map((entry) => [entry.path, entry]))
  return {
    list: () => Promise.resolve(list),
    async open(path) {
      const entry = known.get(path)
      const text = pasted.get(path)?.text
      if (text !== undefined) return { text, rawDigest: hash('sha256', text) }
      if (entry === undefined || root === null) throw fault('DOCUMENT_NOT_FOUND', { path: path.slice(0, 300) })
      return readDocument(root, path, entry.type, fs)
    },
  }
}

async function realFolder(folder: string, fs: FolderFiles): Promise<string> {
  try {
    const root = await fs.realpath(folder)
    await fs.readdir(root)
    return root
  } catch (error) {
    throw fault('SOURCES_FOLDER_MISSING', { folder }, { cause: error })
  }
}

/** Reads a listed document; it is looked at again, since the folder may have changed since it was listed. */
async function readDocument(root: string, path: string, type: string, fs: FolderFiles): Promise<OpenDocument> {
  try {
    const real = await fs.realpath(join(root, path))
    if (!real.startsWith(root + sep)) throw new Error('it has become a link that leaves the folder')
    const file = await openPlainFile(real, fs)
    try {
      if ((await file.stat()).size > maxDocumentBytes) throw new Error('it has grown too large')
      const bytes = await file.readFile()
      return { text: decodeText(bytes, { type: `text/${type}` }), rawDigest: hash('sha256', bytes) }
    } finally {
      await file.close()
    }
  } catch (error) {
    throw fault('DOCUMENT_NOT_FOUND', { path }, { cause: error })
  }
}

/** A pasted text of the brief as a document. */
interface TextDocument {
  readonly entry: FileEntry
  readonly text: string
}

/** Names the brief's pasted texts as documents: `texts/1-title.md`, Markdown unless the title ends like a file of another kind. */
function textDocuments(texts: NonNullable<NonNullable<Brief['sources']>['texts']>): readonly TextDocument[] {
  return texts.map(({ title, text }, index) => {
    const type = documentType(title)
    const extension = type === null ? '.md' : title.slice(title.lastIndexOf('.')).toLowerCase()
    const slug = (type === null ? title : title.slice(0, title.lastIndexOf('.')))
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .slice(0, 60)
      .replaceAll(/^-+|-+$/g, '')
    const path = `texts/${index + 1}${slug === '' ? '' : `-${slug}`}${extension}`
    return { entry: { path, bytes: Buffer.byteLength(text), type: type ?? 'markdown' }, text }
  })
}
