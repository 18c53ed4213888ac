import { fault } from '../faults.ts'
import type { FileScore } from './file-score.ts'
import { readDraft, scoreDraft } from './score-draft.ts'
import { scoreMarkdown } from './score-markdown.ts'
import type { ScoredDocument } from './scored-document.ts'

/**
 * Scores a draft that was handed over: a `galley.draft/1` with its own evidence, or Markdown, which is compared with the documents. Without documents (null)
 * the support of Markdown is not checked. Fault SCORE_FILE_UNREADABLE.
 */
export function scoreText(
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
