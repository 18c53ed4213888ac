import type { Hit } from '@galley/sdk'
import type { Found, FolderIndex, IndexedPassage } from './build-index.ts'
import { snippetOf } from './snippet-of.ts'
import { termsOf } from './terms-of.ts'

interface Ranked {
  readonly best: IndexedPassage
  readonly score: number
  readonly terms: ReadonlySet<string>
}

/** Up to this many files, a broad question is answered with all of them. */
const smallFolder = 20

/** Factors of a file's best, second and third passage, summed to its score. */
const weights = [1, 0.3, 0.1]

/**
 * The files that fit a query, best first, one hit each, with the passage that fits best. Ties go by path.
 * In a small folder a query that no single file covers is a broad one: the other files follow, by path. Nothing found is nothing, in any folder.
 */
export function rankFiles(index: FolderIndex, query: string, k: number): readonly Hit[] {
  const ranked = byFile(index.find(query))
  if (ranked.length === 0) return []
  const wanted = new Set(termsOf(query))
  const isBroad = index.documents.length <= smallFolder && !ranked.some((file) => [...wanted].every((term) => file.terms.has(term)))
  const found = new Set(ranked.map((file) => file.best.path))
  const others = isBroad ? firstPassages(index).filter((passage) => !found.has(passage.path)) : []
  return [...ranked.map((file) => file.best), ...others].slice(0, k).map((passage) => hit(passage, query))
}

function byFile(found: readonly Found[]): readonly Ranked[] {
  const files = Map.groupBy(found, (each) => each.passage.path)
  const ranked = [...files.values()].map((passages): Ranked => {
    const sorted = passages.toSorted((a, b) => b.score - a.score || a.passage.id - b.passage.id)
    const score = sorted.slice(0, weights.length).reduce((total, each, place) => total + each.score * (weights[place] ?? 0), 0)
    const [first] = sorted
    if (first === undefined) throw new Error('a file without passages')
    return { best: first.passage, score, terms: new Set(sorted.flatMap((each) => each.terms)) }
  })
  return ranked.sort((a, b) => b.score - a.score || a.best.id - b.best.id)
}

function firstPassages(index: FolderIndex): readonly IndexedPassage[] {
  return index.passages.filter((passage, place) => passage.path !== index.passages[place - 1]?.path)
}

function hit(passage: IndexedPassage, query: string): Hit {
  return { address: addressOf(passage.path), title: passage.title, snippet: snippetOf(passage.text, query), provider: 'folder' }
}

/** Pasted texts are listed among the files by their own address, `text:N`. */
function addressOf(path: string): string {
  return /^text:\d+$/.test(path) ? path : `folder:${path}`
}
