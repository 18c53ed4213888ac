import type { BriefFile, FileEntry } from '@galley/sdk'
import type { DocumentList, FolderFiles } from './document-folder.ts'
import { documentType, documentTypeOf, type DocumentType } from './document-type.ts'
import { openPlainFile } from './open-plain-file.ts'
import { typeOfBytes } from './type-of-bytes.ts'
import { probeDocument, type CanRead } from './walk-folder.ts'

/** A document that was handed over with a brief, with the file that holds its bytes. */
export interface AttachedFile extends BriefFile {
  readonly path: string
}

/** A document that was handed over and can be read. */
export interface AttachedDocument {
  readonly entry: FileEntry
  readonly kind: DocumentType
  readonly file: AttachedFile
}

/** Bytes at the start of a file that tell its kind where neither its name nor its sender does. */
const headBytes = 4096

/** Names what was handed over `attached/NAME`, and says what of it can be read. Of two files with one name the second gets a number. */
export async function listAttached(
  files: readonly AttachedFile[],
  fs: FolderFiles,
  canRead: CanRead,
): Promise<{ readonly documents: readonly AttachedDocument[]; readonly skipped: DocumentList['skipped'] }> {
  const documents: AttachedDocument[] = []
  const skipped: DocumentList['skipped'][number][] = []
  const taken = new Set<string>()
  for (const file of files) {
    const path = placeOf(file.name, taken)
    taken.add(path)
    const kind = await kindOf(file, fs)
    const probed = await probeDocument(file.path, kind, fs, canRead)
    if ('why' in probed) skipped.push({ path, why: probed.why })
    else documents.push({ entry: { path, bytes: probed.bytes, type: kind.type, isNamed: true }, kind, file })
  }
  return { documents, skipped }
}

function placeOf(sent: string, taken: ReadonlySet<string>): string {
  const name = (sent.split(/[\\/]/).pop() ?? '').replace(/^[.\s]+/, '') || 'document'
  const dot = name.lastIndexOf('.')
  const [stem, end] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  for (let n = 1; ; n += 1) {
    const path = `attached/${stem}${n === 1 ? '' : `-${n}`}${end}`
    if (!taken.has(path)) return path
  }
}

/** The end of its name tells its kind, else the sender, else its first bytes; what nothing tells is tried as text. */
async function kindOf({ name, mediaType, path }: AttachedFile, fs: FolderFiles): Promise<DocumentType> {
  const told = documentType(name) ?? documentTypeOf(mediaType ?? '')
  return told ?? documentTypeOf(typeOfBytes(await headOf(path, fs)) ?? '') ?? { type: 'text', mediaType: 'text/plain' }
}

async function headOf(path: string, fs: FolderFiles): Promise<Uint8Array> {
  const file = await openPlainFile(path, fs).catch(() => null)
  if (file === null) return new Uint8Array()
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
