import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDraft, scoreDraft, type ReadableDraft } from '../../src/score/score-draft.ts'
import type { ScoreParts } from '@galley/sdk'

/** A draft with a reader's mark. */
export interface MarkedDraft {
  readonly file: string
  readonly kind: string
  /** 1 to 5. */
  readonly mark: number
  /** Folder of the documents that it was written from: drafts of one brief share it. */
  readonly brief: string
  readonly draft: ReadableDraft
  readonly score: number
  readonly parts: ScoreParts
}

/** Pairs of the folder's README, the better one first. */
const pairs = '31/37 29/39 29/41 33/40 33/42 02/38 29/30 31/32 33/34 35/36 29/04 31/01 33/11 35/15'.split(' ')

/** Reads a draft from a file. */
function readDraftFile(path: string): ReadableDraft {
  const draft = readDraft(JSON.parse(readFileSync(path, 'utf8')))
  if (draft === null) throw new Error(`${path} is no draft`)
  return draft
}

/** Reads and scores the marked drafts of a folder. */
export function readMarkedDrafts(folder: string): readonly MarkedDraft[] {
  const [, ...lines] = readFileSync(join(folder, 'marks.tsv'), 'utf8').trimEnd().split('\n')
  return lines.map((line) => {
    const [file = '', kind = '', mark = ''] = line.split('\t')
    const draft = readDraftFile(join(folder, file))
    const { score, parts } = scoreDraft(draft, null)
    return { file: file.replace('.json', ''), kind, mark: Number(mark), brief: draft.brief.sources?.folder ?? file, draft, score, parts }
  })
}

/** The pairs that stand in the wrong order. */
export function wrongPairs(marked: readonly MarkedDraft[]): readonly string[] {
  const scoreOf = (number: string): number => marked.find(({ file }) => file.startsWith(number))?.score ?? 0
  return pairs.filter((pair) => {
    const [better = '', worse = ''] = pair.split('/')
    return scoreOf(better) <= scoreOf(worse)
  })
}
