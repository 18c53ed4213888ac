import { Fault } from '@galley/fault'
import type { DraftPage, DraftSummary } from '@galley/runtime'
import type { Draft } from '@galley/sdk'

/** Lists drafts, which are given the newest first, as the runtime does. */
export function fakeList(
  drafts: readonly Draft[],
  { limit = 100, before, after, search = '', status }: DraftPage = {},
): readonly DraftSummary[] {
  const all = drafts.map(summaryOf)
  const place = (id: string): number => {
    const found = all.findIndex((draft) => draft.id === id)
    if (found < 0)
      throw new Fault('LIST_PLACE_UNKNOWN', { message: `no draft ${id}`, hint: 'List from the newest on.', status: 400, exit: 2 })
    return found
  }
  const fitting = all
    .slice(before === undefined ? 0 : place(before) + 1, after === undefined ? all.length : place(after))
    .filter(
      (draft) => (status ?? draft.status) === draft.status && `${draft.topic} ${draft.title}`.toLowerCase().includes(search.toLowerCase()),
    )
  return after === undefined ? fitting.slice(0, limit) : fitting.slice(-limit)
}

function summaryOf(draft: Draft): DraftSummary {
  return {
    id: draft.id,
    createdAt: draft.createdAt,
    status: draft.status,
    title: draft.title,
    topic: draft.brief.topic,
    mode: draft.mode,
    score: draft.best.score,
    words: draft.best.blocks.reduce((sum, block) => sum + block.text.split(/\s+/).length, 0),
    rounds: draft.rounds.length,
    resumable: false,
  }
}
