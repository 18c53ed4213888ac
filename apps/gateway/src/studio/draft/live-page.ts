import { hasEnded } from '@galley/sdk'
import { textOf } from '../../page/html-text.ts'
import type { EventStream } from '../../stream/event-stream.ts'
import { draftPage } from './draft-page.ts'
import { endFragment, recordFragment, wholePage } from './fragments.ts'
import { frameOf, openDrawing, seqOf, type Drawing, type DrawingServices, type Drawn } from './open-drawing.ts'
import { createThrottle } from './throttle.ts'

/** The page of one run for all its readers: events are folded once, a change is drawn once, and all get the same bytes. */
export interface LivePage {
  /** Adds a reader, who gets the whole page first, with the record after `since`; the returned function lets it go. */
  add(since: number, reader: EventStream): () => void
  /** The page as HTML, as it is now. Fault DRAFT_NOT_FOUND. */
  html(): Promise<string>
}

/** Milliseconds between two drawings: a run that commits a hundred times a second is drawn five times. */
const restMs = 200

/** Opens the page of a run. It is one of `pages` until its last reader left or the run came to its end. Fault DRAFT_NOT_FOUND. */
export function openLivePage(services: DrawingServices, id: string, pages: Map<string, Promise<LivePage>>): Promise<LivePage> {
  const forget = (): void => void pages.delete(id)
  const page = followRun(services, id, forget)
  pages.set(id, page)
  page.catch(forget)
  return page
}

async function followRun(services: DrawingServices, id: string, forget: () => void): Promise<LivePage> {
  const drawing = await openDrawing(services, id)
  const readers = new Set<EventStream>()
  let isOver = false
  let stop = (): void => undefined
  const redrawing = createThrottle(restMs, async () => {
    try {
      await redraw(drawing, readers)
    } catch (error) {
      close(error)
    }
  })
  function close(error?: unknown): void {
    if (isOver) return
    isOver = true
    redrawing.stop()
    stop()
    forget()
    const left = Array.from(readers)
    readers.clear()
    for (const reader of left) dismiss(reader, drawing.latest(), error)
  }
  async function finish(error?: unknown): Promise<void> {
    redrawing.ask()
    await redrawing.flush()
    close(error)
  }

  let ending: Promise<void> | undefined
  stop = await services.drafts.follow(id, seqOf(drawing.latest()), {
    take: (batch) => void (drawing.take(batch) && redrawing.ask()),
    end: (error) => void (ending = finish(error)),
  })
  await ending
  if (isOver) stop()
  return {
    add: (since, reader) => {
      welcome(reader, drawing.latest(), since)
      if (isOver) dismiss(reader, drawing.latest())
      else readers.add(reader)
      return () => void (readers.delete(reader) && readers.size === 0 && close())
    },
    html: async () => {
      await redrawing.flush()
      return pageOf(drawing.latest(), services.base)
    },
  }
}

/** Draws the page anew, and sends all readers what changed. */
async function redraw(drawing: Drawing, readers: ReadonlySet<EventStream>): Promise<void> {
  const frame = await drawing.draw()
  if (frame !== null) for (const reader of Array.from(readers)) reader.push(frame)
}

/** The page as HTML, which is written once for each drawing. */
function pageOf(drawn: Drawn, base: string): string {
  drawn.html ??= textOf(draftPage(drawn.shown), base)
  return drawn.html
}

/** Sends the whole page, and the lines of the record after `since`. */
function welcome(reader: EventStream, drawn: Drawn, since: number): void {
  drawn.whole ??= frameOf(wholePage(drawn.parts), drawn)
  reader.push(drawn.whole)
  const missed = drawn.shown.activity.events.filter(({ seq }) => seq > since)
  if (missed.length > 0) reader.push(frameOf(missed.map(recordFragment), drawn))
}

/** Ends a reader's stream; of a run that has ended, with the word that it need not come again. */
function dismiss(reader: EventStream, drawn: Drawn, error?: unknown): void {
  if (hasEnded(drawn.shown.draft.status)) reader.push(frameOf([endFragment], drawn))
  reader.end(error)
}
