import { beside, type Program } from './program.ts'
import { filePath, readStoredText, removeStored, textPath, writeStored } from './texts.ts'

/** Texts of sources and documents that were handed over, by their digest. What is put is on disk with the transaction that puts it. */
export interface TextStore {
  putText(digest: string, text: string): Program<void>
  putFile(digest: string, bytes: Uint8Array): Program<void>
  /** Reads a text; null where it is missing or is another. */
  text(digest: string): Program<string | null>
  /** Path of a document on this machine. */
  filePath(digest: string): Promise<string>
  remove(kind: 'sources' | 'files', digest: string): Program<void>
}

/** Texts as files of a folder. `unique` is a word that no other process uses. */
export function folderTexts(folder: string, unique: string): TextStore {
  const pathOf = { sources: textPath, files: filePath }
  return {
    putText: (digest, text) => beside(() => writeStored(folder, textPath(folder, digest), text, unique)),
    putFile: (digest, bytes) => beside(() => writeStored(folder, filePath(folder, digest), bytes, unique)),
    text: (digest) => beside(() => readStoredText(folder, digest)),
    filePath: async (digest) => filePath(folder, digest),
    remove: (kind, digest) => beside(() => removeStored(pathOf[kind](folder, digest))),
  }
}
