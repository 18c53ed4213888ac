import type { Host, SearchAnswer, SearchInput } from '@galley/sdk'
import { buildIndex, type FolderIndex } from './build-index.ts'
import { rankFiles } from './rank-files.ts'
import { indexDocuments, type IndexedDocument } from './index-documents.ts'

/** The last index: a run asks several times. It is used again only for the same documents. */
let last: FolderIndex | null = null

/** Searches the brief's own documents. Throws when they are not granted. */
export async function search({ query, k }: SearchInput, host: Host): Promise<SearchAnswer> {
  const documents = await indexDocuments(host, last?.documents)
  if (last === null || !isSame(last.documents, documents)) last = buildIndex(documents)
  return { hits: await rankFiles(last, query, k, host) }
}

const isSame = (before: readonly IndexedDocument[], now: readonly IndexedDocument[]): boolean =>
  before.length === now.length && before.every((document, place) => document === now[place])
