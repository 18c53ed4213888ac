import { fault } from '../../faults.ts'
import type { FolderFiles } from './document-folder.ts'

/** The real path of what a brief names as its folder: a folder, or one document. */
export interface FoundFolder {
  readonly real: string
  readonly isFolder: boolean
}

/** Finds the folder of a brief without looking at what lies in it. Fault SOURCES_FOLDER_MISSING. */
export async function findFolder(folder: string, fs: Pick<FolderFiles, 'realpath' | 'readdir'>): Promise<FoundFolder> {
  try {
    const real = await fs.realpath(folder)
    return { real, isFolder: await isFolder(real, fs) }
  } catch (error) {
    throw fault('SOURCES_FOLDER_MISSING', { folder }, { cause: error })
  }
}

async function isFolder(path: string, fs: Pick<FolderFiles, 'readdir'>): Promise<boolean> {
  try {
    await fs.readdir(path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return false
    throw error
  }
}
