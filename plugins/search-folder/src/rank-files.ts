import type { Hit, Host } from '@galley/sdk'
import type { Found, FolderIndex, PassagePlace } from './build-index.ts'
import { snippetOf } from './snippet-of.ts'
import { queryWords } from './terms-of.ts'

interface Ranked {
  readonly best: PassagePlace
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
export async function rankFiles(index: FolderIndex, query: string, k: number, host: Host): Promise<readonly Hit[]> {
  const words = queryWords(query)
  const ranked = byFile(index.find(words))
  if (ranked.length === 0) return []
  const wanted = new Set(words.map(({ key }) => key))
  const isBroad = index.documents.length <= smallFolder && !ranked.some((file) => [...wanted].every((term) => file.terms.has(term)))
  const found = new Set(ranked.map((file) => file.best.document.path))
  const others = isBroad ? firstPassages(index).filter((passage) => !found.has(passage.document.path)) : []
  const shown = [...ranked.map((file) => file.best), ...others].slice(0, k)
  return Promise.all(shown.map(async (passage) => hitOf(passage, query, host)))
}

function byFile(found: readonly Found[]): readonly Ranked[] {
  const files = Map.groupBy(found, (each) => each.passage.document.path)
  const ranked = [...files.values()].map((passages): Ranked => {
    const sorted = passages.toSorted((a, b) => b.score - a.score || a.passage.id - b.passage.id)
    const score = sorted.slice(0, weights.length).reduce((total, each, place) => total + each.score * (weights[place] ?? 0), 0)
    const [first] = sorted
    if (first === undefined) throw new Error('a file without passages')
    return { best: first.passage, score, terms: new Set(sorted.flatMap((each) => each.terms)) }
  })
  return ranked.sort((a, b) => b.score - a.score || a.best.id - b.best.id)
}

function firstPassages(index: FolderIndex): readonly PassagePlace[] {
  return index.passages.filter((passage, place) => passage.document !== index.passages[place - 1]?.document)
}

async function hitOf({ document, part, at }: PassagePlace, query: string, host: Host): Promise<Hit> {
  const passages = await document.passages(part, host)
  const { title = '', language = 'en' } = document.parts[part] ?? {}
  const snippet = snippetOf(passages[at]?.text ?? '', query, language)
  return { address: addressOf(document.path), title, snippet, provider: 'folder' }
}

/** Pasted texts are listed among the files by their own address, `text:N`. */
function addressOf(path: string): string {
  return /^text:\d+$/.test(path) ? path : `folder:${path}`
}
