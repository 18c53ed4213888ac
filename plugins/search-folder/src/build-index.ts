import { boosts } from './document-index.ts'
import { findPassages } from './find-passages.ts'
import type { IndexedDocument } from './index-documents.ts'
import type { QueryWord } from './terms-of.ts'

/** A passage of a folder, by its place: counted through all documents, and in its own. */
export interface PassagePlace {
  readonly id: number
  readonly document: IndexedDocument
  readonly part: number
  /** Number in its part. */
  readonly at: number
}

/** A passage and how well it fits. */
export interface Found {
  readonly passage: PassagePlace
  readonly score: number
  /** The query's terms that it has. */
  readonly terms: readonly string[]
}

/** A folder, ready to be searched. */
export interface FolderIndex {
  readonly documents: readonly IndexedDocument[]
  readonly passages: readonly PassagePlace[]
  /** BM25+ of title, heading, text and path. */
  readonly find: (query: readonly QueryWord[]) => readonly Found[]
}

/** Puts the indexes of a folder's documents together. */
export function buildIndex(documents: readonly IndexedDocument[]): FolderIndex {
  const passages: PassagePlace[] = []
  for (const document of documents)
    for (const [part, { count }] of document.parts.entries())
      for (let at = 0; at < count; at += 1) passages.push({ id: passages.length, document, part, at })
  const parts = documents.flatMap((document) => document.parts)
  const find = (query: readonly QueryWord[]): readonly Found[] =>
    findPassages(parts, boosts, query).flatMap(({ id, ...match }) => {
      const passage = passages[id]
      return passage === undefined ? [] : [Object.assign({ passage }, match)]
    })
  return { documents, passages, find }
}
