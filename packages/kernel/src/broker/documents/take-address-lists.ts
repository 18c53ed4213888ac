import { isFault } from '@galley/fault'
import type { FileEntry } from '@galley/sdk'
import { addressesIn } from './addresses-in.ts'
import type { DocumentFolder, DocumentList } from './document-folder.ts'

/** Most addresses that the lists of a brief may add; a brief names no more itself. */
const maxAddresses = 100

/** Largest text that is looked into for being a list, in bytes: 100 addresses of 2,048 characters. */
const maxListBytes = 204_800

/** Largest export of bookmarks, with its pictures of pages, in bytes. */
const maxBookmarkBytes = 4_000_000

/**
 * Takes the documents that are lists of web addresses out of a folder: their addresses are the brief's, where `mayFetch` lets the web be
 * asked for a list, and where not, or where there are too many, the list is among what is left out, with the reason.
 */
export async function takeAddressLists(
  folder: DocumentFolder,
  mayFetch: (list: FileEntry) => boolean,
): Promise<{ readonly folder: DocumentFolder; readonly addresses: readonly string[] }> {
  const { files, skipped } = await folder.list()
  const addresses = new Set<string>()
  const others: FileEntry[] = []
  const left: DocumentList['skipped'][number][] = []
  for (const entry of files) {
    const listed = mayBeList(entry) ? await listedIn(folder, entry.path) : null
    if (listed === null) others.push(entry)
    else if (listed.length === 0) left.push({ path: entry.path, why: 'it is a list of web addresses, and holds none' })
    else if (!mayFetch(entry)) left.push({ path: entry.path, why: 'it is a list of web addresses, and the web was not asked for' })
    else {
      const added = listed.filter((address) => !addresses.has(address))
      const taken = added.slice(0, maxAddresses - addresses.size)
      for (const address of taken) addresses.add(address)
      if (taken.length < added.length)
        left.push({ path: entry.path, why: `${added.length - taken.length} of its addresses are beyond the ${maxAddresses} that are read` })
    }
  }
  const list: DocumentList = { files: others, skipped: [...left, ...skipped] }
  return { folder: { ...folder, list: () => Promise.resolve(list) }, addresses: [...addresses] }
}

/** Bookmarks are looked for where the name says so or the brief names the file: other pages are not opened for it. */
function mayBeList({ path, type, bytes, isNamed }: FileEntry): boolean {
  if (type === 'html') return bytes <= maxBookmarkBytes && (isNamed === true || /bookmark/i.test(path))
  return (type === 'text' || type === 'markdown') && bytes <= (/\.opml$/i.test(path) ? maxBookmarkBytes : maxListBytes)
}

/** Null for what cannot be opened now: it is no list; whoever reads it says why. */
async function listedIn(folder: DocumentFolder, path: string): Promise<readonly string[] | null> {
  try {
    return addressesIn(path, (await folder.open(path)).text)
  } catch (error) {
    if (isFault(error)) return null
    throw error
  }
}
