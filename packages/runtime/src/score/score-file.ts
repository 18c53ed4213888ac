import * as fs from 'node:fs/promises'
import { openDocuments } from '@galley/kernel'
import { fault } from '../faults.ts'
import type { FileScore } from './file-score.ts'
import { readDraft, scoreDraft } from './score-draft.ts'
import { scoreMarkdown } from './score-markdown.ts'
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

function scoreText(
  { name, text }: { readonly name: string; readonly text: string },
  documents: readonly ScoredDocument[] | null,
): FileScore {
  if (text.trim() === '') throw fault('SCORE_FILE_UNREADABLE', { file: name, problem: 'it is empty' })
  if (text.includes('\0')) throw fault('SCORE_FILE_UNREADABLE', { file: name, problem: 'it is no text' })
  if (!/^\s*\{/.test(text)) return scoreMarkdown(text, documents)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw fault('SCORE_FILE_UNREADABLE', { file: name, problem: (error as Error).message }, { cause: error })
  }
  const draft = readDraft(value)
  if (draft === null) throw fault('SCORE_FILE_UNREADABLE', { file: name, problem: 'its JSON is no galley.draft/1' })
  const pasted = (draft.brief.sources?.texts ?? []).map(({ title, text: own }) => ({ name: title, title, text: own }))
  return scoreDraft(draft, documents === null && pasted.length === 0 ? null : [...(documents ?? []), ...pasted])
}

async function documentsOf(folder: string): Promise<{ readonly documents: readonly ScoredDocument[]; readonly notes: readonly string[] }> {
  const opened = await openDocuments({ folder, fs })
  const { files, skipped } = await opened.list()
  const readable = files.filter(({ type }) => type !== 'html')
  const documents = await Promise.all(
    readable.map(async ({ path }) => {
      const { text } = await opened.open(path)
      return { name: path, title: /^#[ \t]+(.+)$/m.exec(text)?.[1]?.trim() ?? path.replace(/\.[^.]+$/, ''), text }
    }),
  )
  const left = [...files.filter(({ type }) => type === 'html').map(({ path }) => ({ path, why: 'HTML is not read here' })), ...skipped]
  return { documents, notes: left.map(({ path, why }) => `${path} was not read: ${why}.`) }
}
