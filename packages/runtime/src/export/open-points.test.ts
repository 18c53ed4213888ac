import { frameWords, type Revision } from '@galley/sdk'
import { expect, it } from 'vitest'
import { framedDraft } from '../../test/framed-draft.ts'
import { openPoints } from './open-points.ts'

const byHand: Revision = { n: 1, of: 0, kind: 'hand', subject: 'b1', by: 'ada', at: '2026-11-29T12:00:00.000Z' }

it.each(['en', 'ja'])('no longer tells in %s that the text of the run was short, once it was changed by hand', (language) => {
  const { open } = frameWords(language)
  const short = { text: open.short(30, 100), reason: open.nothingMore }
  const unanswered = { text: 'Who built it?', reason: open.unanswered }
  const unsupported = { text: 'It is blue.', reason: open.unsupported }
  const draft = { ...framedDraft(language), notVerified: [unanswered, short] }
  expect(openPoints(draft)).toEqual([unanswered, short])
  const best = { ...draft.best, revisions: [byHand], notVerified: [unsupported] }
  expect(openPoints({ ...draft, best })).toEqual([unanswered, unsupported])
})
