import * as fs from 'node:fs/promises'
import { openDocuments, type DocumentFolder } from '@galley/kernel'
import type { Brief } from '@galley/sdk'
import type { ChosenPlugins } from '../choices/chosen-plugins.ts'

/** Opens the documents that a brief brings, null where it brings none. Fault SOURCES_FOLDER_MISSING. */
export type OpenBriefDocuments = (brief: Brief, readers: ChosenPlugins['readers']) => Promise<DocumentFolder | null>

/**
 * Opens the documents of briefs: those that are no text are listed where one of the readers reads them. `filePath` finds what was handed
 * over by its digest.
 */
export function openBriefDocuments(filePath: (digest: string) => string): OpenBriefDocuments {
  return async ({ sources: { folder = null, texts = [], files = [] } = {} }, readers) => {
    if (folder === null && texts.length === 0 && files.length === 0) return null
    const canRead = (mediaType: string): boolean => Object.hasOwn(readers, mediaType)
    return openDocuments({ folder, texts, files: files.map((file) => ({ ...file, path: filePath(file.digest) })), canRead, fs })
  }
}
