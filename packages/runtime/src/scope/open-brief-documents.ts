import * as fs from 'node:fs/promises'
import { findFolder, openDocuments, takeAddressLists, type DocumentFolder, type FolderNotes } from '@galley/kernel'
import type { Brief } from '@galley/sdk'
import type { ChosenPlugins } from '../choices/chosen-plugins.ts'
import type { Settings } from '../settings/settings.ts'

/** The documents of a brief, null where it brings none, and the brief with the web addresses that lists among them name. */
interface BriefDocuments {
  readonly files: DocumentFolder | null
  readonly brief: Brief
}

/** Opens the documents that a brief brings. Fault SOURCES_FOLDER_MISSING. */
export type OpenBriefDocuments = (brief: Brief, readers: ChosenPlugins['readers']) => Promise<BriefDocuments>

/**
 * Opens the documents of briefs: those that are no text are listed where one of the readers reads them. `filePath` finds what was handed
 * over by its digest. A list of web addresses that the brief names itself is followed, one in a folder only with `web`, and none where all
 * is to stay on this machine.
 */
export function openBriefDocuments(
  filePath: (digest: string) => Promise<string>,
  { onlyLocal }: Pick<Settings, 'onlyLocal'>,
  kept: FolderNotes,
): OpenBriefDocuments {
  return async (brief, readers) => {
    const { folder = null, texts = [], files = [], urls = [], web = false } = brief.sources ?? {}
    if (folder === null && texts.length === 0 && files.length === 0) return { files: null, brief }
    const canRead = (mediaType: string): boolean => Object.hasOwn(readers, mediaType)
    const attached = await Promise.all(files.map(async (file) => Object.assign({ path: await filePath(file.digest) }, file)))
    const opened = await openDocuments({ folder, texts, files: attached, canRead, kept, fs })
    const taken = await takeAddressLists(opened, ({ isNamed }) => !onlyLocal && brief.onlyLocal !== true && (web || isNamed === true))
    if (taken.addresses.length === 0) return { files: taken.folder, brief }
    return { files: taken.folder, brief: { ...brief, sources: { ...brief.sources, urls: [...urls, ...taken.addresses] } } }
  }
}

/** Throws what is wrong with the folder of a brief; what lies in it is looked at when the run begins. Fault SOURCES_FOLDER_MISSING. */
export async function checkFolder({ sources: { folder } = {} }: Brief): Promise<void> {
  if (folder !== undefined) await findFolder(folder, fs)
}
