import type { DraftEvent } from '@galley/sdk'
import { html, type HtmlText } from '../../page/html-text.ts'
import { prose } from '../../page/prose.ts'
import { describeEvent } from './describe-event.ts'

/** All events of a run, in order. */
export function recordView(events: readonly DraftEvent[]): HtmlText {
  return html`<details class="record">
    <summary>The record</summary>
    <ol id="record">
      ${events.map(recordLine)}
    </ol>
  </details>`
}

/** One event of the record. */
export function recordLine(event: DraftEvent): HtmlText {
  return html`<li id="event-${event.seq}"><span class="at">${event.at.slice(11, 19)}</span> ${prose(describeEvent(event))}</li>`
}
