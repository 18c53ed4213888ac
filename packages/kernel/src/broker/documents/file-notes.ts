import type { FolderNotes, NotedFile } from './document-folder.ts'

/** The notes on the files of one folder. */
export interface FileNotes {
  readonly find: (path: string) => NotedFile | undefined
  readonly add: (path: string, file: NotedFile) => void
  /** Keeps the notes on these files for later runs, where one of them is new or one is gone. */
  readonly keep: (paths: readonly string[]) => Promise<void>
}

/** Opens the notes that earlier runs made of a folder. */
export async function openFileNotes(folder: string, kept: FolderNotes | undefined): Promise<FileNotes> {
  const notes = new Map(await kept?.find(folder))
  let isNew = false
  return {
    find: (path) => notes.get(path),
    add(path, file) {
      notes.set(path, file)
      isNew = true
    },
    async keep(paths) {
      const wanted = new Set(paths)
      const gone = notes.keys().filter((path) => !wanted.has(path))
      for (const path of gone.toArray()) {
        notes.delete(path)
        isNew = true
      }
      if (isNew) await kept?.keep(folder, notes)
      isNew = false
    },
  }
}
