import { fault } from '../faults.ts'
import type { FileScore } from './file-score.ts'
import { readDraft, scoreDraft } from './score-draft.ts'
import { scoreMarkdown } from './score-markdown.ts'
import type { ScoredDocument } from './scored-document.ts'

/** Begins as a PDF or a rich text does, or holds characters that no text has. */
// oxlint-disable-next-line no-control-regex -- those are looked for
const isNoText = /^(?:%PDF-|\{\\rtf)|[\0-\x08\x0E-\x1A]/

/**
 * Scores a draft that was handed over: a `galley.draft/1` with its own evidence, or Markdown, which is compared with the documents. Without documents (null)
 * the support of Markdown is not checked. Fault SCORE_FILE_UNREADABLE.
 */
export function scoreText(
  { name, text }: { readonly name: string; readonly text: string },
  documents: readonly ScoredDocument[] | null,
): FileScore {
  if (text.trim() === '') throw fault('SCORE_FILE_UNREADABLE', { file: name, problem: 'it is empty' })
  if (isNoText.test(text)) throw fault('SCORE_FILE_UNREADABLE', { file: name, problem: 'it is no text' })
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
