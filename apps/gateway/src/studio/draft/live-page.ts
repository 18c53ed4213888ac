import type { EventBatch, Runtime } from '@galley/runtime'
import { hasEnded, type DraftEvent } from '@galley/sdk'
import type { EventStream } from '../../stream/event-stream.ts'
import { writeFrame } from '../../stream/frame.ts'
import { foldActivity, noActivity } from './activity.ts'
import { draftPage } from './draft-page.ts'
import { announcements, changedParts, endFragment, recordFragment, wholePage, type Fragment } from './fragments.ts'
import { drawParts, type PageParts } from './page-parts.ts'
import { createThrottle } from './throttle.ts'
import { showDraft, type ShownDraft } from './shown-draft.ts'

/** The page of one run for all its readers: events are folded once, a change is drawn once, and all get the same bytes. */
export interface LivePage {
  /** Adds a reader, who gets the whole page first, with the record after `since`; the returned function lets it go. */
  add(since: number, reader: EventStream): () => void
  /** The page as HTML, as it is now. Fault DRAFT_NOT_FOUND. */
  html(): Promise<string>
}

/** The page as it was drawn last, and what was made of it for those who came since. */
interface Drawn {
  readonly shown: ShownDraft
  readonly parts: PageParts
  whole?: Uint8Array
  html?: string
}

/** Milliseconds between two drawings: a run that commits a hundred times a second is drawn five times. */
const restMs = 200

/** Opens the page of a run. It is one of `pages` until its last reader left or the run came to its end. Fault DRAFT_NOT_FOUND. */
export function openLivePage(runtime: Pick<Runtime, 'drafts'>, id: string, pages: Map<string, Promise<LivePage>>): Promise<LivePage> {
  const forget = (): void => void pages.delete(id)
  const page = drawLivePage(runtime, id, forget)
  pages.set(id, page)
  page.catch(forget)
  return page
}

async function drawLivePage({ drafts }: Pick<Runtime, 'drafts'>, id: string, forget: () => void): Promise<LivePage> {
  const readers = new Set<EventStream>()
  let activity = (await drafts.history(id)).reduce(foldActivity, noActivity)
  let drawn = await drawNow(activity)
  let news: readonly DraftEvent[] = []
  let isOver = false
  let stop = (): void => undefined

  async function drawNow(seen: typeof activity): Promise<Drawn> {
    const shown = showDraft(await drafts.get(id), seen)
    return { shown, parts: drawParts(shown) }
  }
  async function draw(): Promise<void> {
    // What comes while the draft is read is for the next drawing.
    const told = news
    news = []
    const before = drawn
    drawn = await drawNow(activity)
    const fragments = [...changedParts(before.parts, drawn.parts), ...told.map(recordFragment), ...announcements(told)]
    if (fragments.length === 0) return
    const chunk = write(fragments, drawn)
    for (const reader of Array.from(readers)) reader.push(chunk)
  }
  const drawing = createThrottle(restMs, async () => {
    try {
      await draw()
    } catch (error) {
      close(error)
    }
  })
  function take(batch: EventBatch): void {
    const before = activity
    activity = batch.reduce(foldActivity, activity)
    news = [...news, ...batch.filter((event) => 'seq' in event)]
    if (batch.length === 0 || activity !== before) drawing.ask()
  }
  async function finish(error?: unknown): Promise<void> {
    drawing.ask()
    await drawing.flush()
    close(error)
  }
  function close(error?: unknown): void {
    if (isOver) return
    isOver = true
    drawing.stop()
    stop()
    forget()
    const left = Array.from(readers)
    readers.clear()
    for (const reader of left) dismiss(reader, drawn, error)
  }

  let ending: Promise<void> | undefined
  stop = await drafts.follow(id, seqOf(drawn), { take, end: (error) => void (ending = finish(error)) })
  await ending
  if (isOver) stop()
  return {
    add: (since, reader) => {
      welcome(reader, drawn, since)
      if (isOver) dismiss(reader, drawn)
      else readers.add(reader)
      return () => {
        if (readers.delete(reader) && readers.size === 0) close()
      }
    },
    html: async () => {
      await drawing.flush()
      drawn.html ??= draftPage(drawn.shown)
      return drawn.html
    },
  }
}

/** Sends the whole page, and the lines of the record after `since`. */
function welcome(reader: EventStream, drawn: Drawn, since: number): void {
  drawn.whole ??= write(wholePage(drawn.parts), drawn)
  reader.push(drawn.whole)
  const missed = drawn.shown.activity.events.filter(({ seq }) => seq > since)
  if (missed.length > 0) reader.push(write(missed.map(recordFragment), drawn))
}

/** Ends a reader's stream; of a run that has ended, with the word that it need not come again. */
function dismiss(reader: EventStream, drawn: Drawn, error?: unknown): void {
  if (hasEnded(drawn.shown.draft.status)) reader.push(write([endFragment], drawn))
  reader.end(error)
}

function write(fragments: readonly Fragment[], { shown }: Drawn): Uint8Array {
  return new TextEncoder().encode(writeFrame({ data: JSON.stringify(fragments), id: seqOf({ shown }) }))
}

/** Number of the last event that a drawing shows. */
function seqOf({ shown }: Pick<Drawn, 'shown'>): number {
  return shown.activity.events.at(-1)?.seq ?? 0
}
