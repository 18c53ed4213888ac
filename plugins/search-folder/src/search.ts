import type { Host, SearchAnswer, SearchInput } from '@galley/sdk'
import { buildIndex, type FolderIndex } from './build-index.ts'
import { rankFiles } from './rank-files.ts'
import { readDocuments, type Document } from './read-documents.ts'

/** The last index: a run asks several times. It is used again only for documents that are the same to the letter. */
let last: FolderIndex | null = null

/** Searches the brief's own documents. Throws when they are not granted. */
export async function search({ query, k }: SearchInput, host: Host): Promise<SearchAnswer> {
  const documents = await readDocuments(host, last?.documents)
  if (last === null || !isSame(last.documents, documents)) last = buildIndex(documents)
  return { hits: rankFiles(last, query, k) }
}

function isSame(before: readonly Document[], now: readonly Document[]): boolean {
  return (
    before.length === now.length &&
    before.every((document, place) => document.path === now[place]?.path && document.text === now[place].text)
  )
}
