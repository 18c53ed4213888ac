import * as fs from 'node:fs/promises'
import { openDocuments } from '@galley/kernel'
import { withoutFences } from '@galley/sdk'
import type { FileScore } from './file-score.ts'
import { scoreText } from './score-text.ts'
import type { ScoredDocument } from './scored-document.ts'

/**
 * Scores a draft that lies in a file: a `galley.draft/1` with its own evidence, or Markdown, which is compared with the documents of a folder.
 * `folder` is absolute, or null. No model is asked and nothing is written. Faults SCORE_FILE_UNREADABLE, SOURCES_FOLDER_MISSING.
 */
export async function scoreFile(file: { readonly name: string; readonly text: string }, folder: string | null): Promise<FileScore> {
  const { documents, notes } = folder === null ? { documents: null, notes: [] } : await documentsOf(folder)
  const scored = scoreText(file, documents)
  return { ...scored, notes: [...scored.notes, ...notes] }
}

async function documentsOf(folder: string): Promise<{ readonly documents: readonly ScoredDocument[]; readonly notes: readonly string[] }> {
  const opened = await openDocuments({ folder, fs })
  const { files, skipped } = await opened.list()
  const readable = files.filter(({ type }) => type !== 'html')
  const documents = await Promise.all(
    readable.map(async ({ path }) => {
      const { text } = await opened.open(path)
      return { name: path, title: /^#[ \t]+(.+)$/m.exec(withoutFences(text))?.[1]?.trim() ?? path.replace(/\.[^.]+$/, ''), text }
    }),
  )
  const left = [...files.filter(({ type }) => type === 'html').map(({ path }) => ({ path, why: 'HTML is not read here' })), ...skipped]
  return { documents, notes: left.map(({ path, why }) => `${path} was not read: ${why}.`) }
}
