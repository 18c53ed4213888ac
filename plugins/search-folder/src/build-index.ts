import { createPassageIndex } from './passage-index.ts'
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
  /** BM25+ of title, heading, text and path. */
  readonly find: (query: string) => readonly Found[]
}

/** A passage and how well it fits. */
export interface Found {
  readonly passage: IndexedPassage
  readonly score: number
  /** The query's terms that it has. */
  readonly terms: readonly string[]
}

/** Weights of title, heading, text and path. */
const boosts = [2, 1.5, 1, 0.5]

/** Builds the index of a folder's documents. */
export function buildIndex(documents: readonly Document[]): FolderIndex {
  const passages: IndexedPassage[] = []
  const index = createPassageIndex(boosts)
  for (const document of documents) {
    const title = titleOf(document)
    const [titleTerms, pathTerms] = [termsOf(title), termsOf(document.path)]
    const found = passagesOf(document)
    for (const { heading, text } of found.length > 0 ? found : [{ heading: '', text: '' }]) {
      passages.push({ id: passages.length, path: document.path, title, heading, text })
      index.add([titleTerms, termsOf(heading), termsOf(text), pathTerms])
    }
  }
  const find = (query: string): readonly Found[] =>
    index.find(termsOf(query)).flatMap(({ id, score, terms }) => {
      const passage = passages[id]
      return passage === undefined ? [] : [{ passage, score, terms }]
    })
  return { documents, passages, find }
}
