import type { Draft } from '@galley/sdk'
import type { Scope } from './scope.ts'
import { change, every, first, type Program } from './program.ts'

/** Parts of a draft that a list shows. */
export type Listed = Pick<Draft, 'title' | 'mode' | 'rounds'> & { readonly best: Pick<Draft['best'], 'score' | 'blocks'> }

/** Writes the line of a run in a list; to be called inside the transaction that saves the draft. */
export function* writeSummary(scope: Pick<Scope, 'countWords'>, run: number, draft: Listed): Program<void> {
  const { topic } = (yield* first<{ topic: string }>('SELECT topic FROM runs WHERE n = ?', run)) ?? { topic: '' }
  yield* change(
    'UPDATE runs SET title = ?, mode = ?, score = ?, words = ?, rounds = ?, search_text = ? WHERE n = ?',
    draft.title,
    draft.mode,
    draft.best.score,
    scope.countWords(draft.best.blocks),
    draft.rounds.length,
    foldText(`${topic}\n${draft.title}`),
    run,
  )
}

/** Numbers of the runs that an older Galley wrote, which have no line yet. */
export function* runsWithoutSummary(): Program<readonly number[]> {
  return (yield* every<{ n: number }>('SELECT n FROM runs WHERE search_text IS NULL')).map(({ n }) => n)
}

/** Fills the line of a run that an older Galley wrote. */
export function* fillSummary(scope: Pick<Scope, 'countWords'>, run: number): Program<void> {
  const row = yield* first<{ topic: string; draft: string | null }>(
    'SELECT topic, draft FROM runs LEFT JOIN drafts ON drafts.run = n WHERE n = ?',
    run,
  )
  if (row === undefined) return
  yield* writeSummary(scope, run, row.draft === null ? unwritten(row.topic) : (JSON.parse(row.draft) as Draft))
}

/** Parts that a list shows of a run that has written nothing yet. */
export function unwritten(topic: string): Listed {
  return { title: topic, mode: 'extractive', rounds: [], best: { score: 0, blocks: [] } }
}

/** Words that a search asks for, at most eight, as `search_text` would have them. */
export function searchWords(text: string): readonly string[] {
  return foldText(text).split(/\s+/).filter(Boolean).slice(0, 8)
}

/** Writes a text without case and accents, so that `cafe` finds `Café`. */
function foldText(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
