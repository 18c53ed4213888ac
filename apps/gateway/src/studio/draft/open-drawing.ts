import type { EventBatch, Runtime } from '@galley/runtime'
import type { DraftEvent } from '@galley/sdk'
import { writeFrame } from '../../stream/frame.ts'
import { foldActivity, noActivity } from './activity.ts'
import { announcements, changedParts, recordFragment, type Fragment } from './fragments.ts'
import { drawParts, type PageParts } from './page-parts.ts'
import { showDraft, type ShownDraft } from './shown-draft.ts'

/** Services of a page that is drawn anew while its run goes on. */
export interface DrawingServices extends Pick<Runtime, 'drafts'> {
  /** Path below which the gateway lies, empty at the root. */
  readonly base: string
}

/** The page as it was drawn last, and what was made of it for those who came since. */
export interface Drawn {
  readonly shown: ShownDraft
  readonly parts: PageParts
  whole?: Uint8Array
  html?: string
}

/** The page of one run as its events change it. */
export interface Drawing {
  /** The page as it was drawn last. */
  latest(): Drawn
  /** Takes events in; true where the page is to be drawn anew. */
  take(batch: EventBatch): boolean
  /** Draws the page anew, and frames what changed for its readers; null where nothing did. */
  draw(): Promise<Uint8Array | null>
}

/** Draws the page of a run for the first time. Fault DRAFT_NOT_FOUND. */
export async function openDrawing({ drafts, base }: DrawingServices, id: string): Promise<Drawing> {
  let activity = (await drafts.history(id)).reduce(foldActivity, noActivity)
  let news: readonly DraftEvent[] = []
  const drawNow = async (): Promise<Drawn> => {
    const seen = activity
    const shown = showDraft(await drafts.get(id), seen)
    return { shown, parts: drawParts(shown, base) }
  }
  let drawn = await drawNow()
  return {
    latest: () => drawn,
    take: (batch) => {
      const before = activity
      activity = batch.reduce(foldActivity, activity)
      news = [...news, ...batch.filter((event) => 'seq' in event)]
      return batch.length === 0 || activity !== before
    },
    draw: async () => {
      // What comes while the draft is read is for the next drawing.
      const told = news
      news = []
      const before = drawn
      drawn = await drawNow()
      const fragments = [...changedParts(before.parts, drawn.parts), ...told.map(recordFragment), ...announcements(told)]
      return fragments.length === 0 ? null : frameOf(fragments, drawn)
    },
  }
}

/** Frames fragments of a page under the number of the last event that it shows. */
export function frameOf(fragments: readonly Fragment[], drawn: Drawn): Uint8Array {
  return new TextEncoder().encode(writeFrame({ data: JSON.stringify(fragments), id: seqOf(drawn) }))
}

/** Number of the last event that a drawing shows. */
export function seqOf({ shown }: Drawn): number {
  return shown.activity.events.at(-1)?.seq ?? 0
}
