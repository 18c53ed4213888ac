import MiniSearch from 'minisearch'
import { passagesOf, type Passage } from './passages-of.ts'
import type { Document } from './read-documents.ts'
import { termsOf } from './terms-of.ts'
import { titleOf } from './title-of.ts'

/** A passage, numbered in the order of paths and text. */
export interface IndexedPassage extends Passage {
  readonly id: number
  readonly path: string
  readonly title: string
}

/** A folder, ready to be searched. */
export interface FolderIndex {
  readonly documents: readonly Document[]
  readonly passages: readonly IndexedPassage[]
  /** BM25+ of title, heading and text (minisearch). */
  readonly find: (query: string) => readonly Found[]
}

/** A passage and how well it fits. */
export interface Found {
  readonly passage: IndexedPassage
  readonly score: number
  /** The query's terms that it has. */
  readonly terms: readonly string[]
}

/** Builds the index of a folder's documents. */
export function buildIndex(documents: readonly Document[]): FolderIndex {
  const passages: IndexedPassage[] = []
  for (const document of documents) {
    const title = titleOf(document)
    const found = passagesOf(document)
    for (const { heading, text } of found.length > 0 ? found : [{ heading: '', text: '' }]) {
      passages.push({ id: passages.length, path: document.path, title, heading, text })
    }
  }
  const index = new MiniSearch<IndexedPassage>({
    fields: ['title', 'heading', 'text', 'path'],
    tokenize: (text) => [...termsOf(text)],
    processTerm: (term) => term,
    searchOptions: {
      boost: { title: 2, heading: 1.5, path: 0.5 },
      // A longer word that begins with the term is the same word more often than not: train, training.
      prefix: (term) => term.length >= 5,
      weights: { prefix: 0.4, fuzzy: 0 },
    },
  })
  index.addAll(passages)
  const find = (query: string): readonly Found[] =>
    index.search(query).flatMap((result) => {
      const passage = passages[result.id as number]
      return passage === undefined ? [] : [{ passage, score: result.score, terms: result.queryTerms }]
    })
  return { documents, passages, find }
}
