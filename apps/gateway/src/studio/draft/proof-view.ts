import { describeOutcome, listHeld } from '@galley/runtime'
import { defaultWords, frameWords, type DraftStatus, type Mode } from '@galley/sdk'
import { href, html, type HtmlText } from '../../page/html-text.ts'
import { hasEnded } from '@galley/sdk'
import { hintOf, prose } from '../../page/prose.ts'
import { sentence } from '../../page/wording.ts'
import { blockView } from './block-view.ts'
import { notesView } from './notes-view.ts'
import type { ShownDraft } from './shown-draft.ts'
import { sourcesView } from './sources-view.ts'

/** The draft as a proof sheet: title, notice, blocks, notes and sources. */
export function proofView(shown: ShownDraft): HtmlText {
  return html`<article class="proof sheet" id="proof" aria-labelledby="title" lang="${shown.draft.brief.language ?? 'en'}">
    ${mastheadView(shown)} ${blocksView(shown)} ${aheadView(shown)} ${notesView(shown)} ${sourcesView(shown)} ${outcomeView(shown)}
  </article>`
}

/** True while blocks are written. */
export function isWriting(status: DraftStatus): boolean {
  return !hasEnded(status) && status !== 'waiting'
}

/** All blocks. Nothing stands between them, as when they are added one by one. */
export function blocksView(shown: ShownDraft): HtmlText {
  const { best, status } = shown.draft
  return html`<div class="blocks" id="blocks" aria-busy="${isWriting(status) ? 'true' : 'false'}">
    ${best.blocks.map((block) => blockView(shown, block))}
  </div>`
}

/** Line below an ended draft: the way it was made and the reason for its end. */
export function outcomeView({ draft }: ShownDraft): HtmlText {
  return html`<div class="outcome" id="outcome">
    ${hasEnded(draft.status) && draft.best.blocks.length > 0 && html`<p class="colophon">${describeOutcome(draft)} ${listHeld(draft.best, frameWords(draft.brief.language)).summary} <a href="${href(`/drafts/${draft.id}/papers`)}" lang="en">How this draft was made, and what is proven of it</a></p>`}
  </div>`
}

const modeWords: Readonly<Record<Mode, string>> = {
  full: 'written by a model',
  constrained: 'sentence by sentence by a small model',
  extractive: 'without a model',
}

/** Title and notice. */
export function mastheadView({ draft, activity }: ShownDraft): HtmlText {
  return html`<header class="masthead" id="masthead">
    <p class="slug" lang="en">Galley proof · ${draft.brief.words ?? defaultWords} words asked for · ${modeWords[draft.mode]}</p>
    <h1 id="title">${draft.title || draft.brief.topic}</h1>
    ${draft.failure && html`<p class="refusal"><strong>${prose(sentence(draft.failure.message))}.</strong> ${hintOf(draft.failure)}</p>`}
    ${activity.failedRevision !== null && html`<p class="refusal" lang="en"><strong>The draft stays as it was.</strong> ${prose(activity.failedRevision)}</p>`}
    ${draft.status === 'incomplete' && shortcomingsView(draft.shortcomings ?? [])}
    ${draft.notice && draft.best.blocks.length > 0 && html`<p class="notice">${draft.notice}</p>`}
  </header>`
}

function shortcomingsView(reasons: readonly string[]): HtmlText {
  return html`<div class="refusal">
    <p><strong>This text is below the bar of a draft.</strong></p>
    <ul>
      ${reasons.map((reason) => html`<li>${prose(reason)}</li>`)}
    </ul>
  </div>`
}

/** Sections of the plan that are still to be written. */
export function aheadView({ draft }: ShownDraft): HtmlText {
  const begun = new Set(draft.best.blocks.map((block) => block.sectionId))
  const ahead = hasEnded(draft.status) ? [] : (draft.plan?.outline ?? []).filter((section) => !begun.has(section.id))
  const isBlank = !hasEnded(draft.status) && draft.plan === undefined && draft.best.blocks.length === 0
  return html`<div class="ahead" id="ahead">
    ${ahead.map((section) => html`<p class="ahead-heading">${section.heading} <span class="hint">${section.words} words to come</span></p>`)}
    ${isBlank && html`<p class="empty">The sheet is blank: the researcher reads first, then the planner draws up an outline.</p>`}
  </div>`
}
