import { href, html, type HtmlText } from '../../page/html-text.ts'
import type { ShownDraft } from './shown-draft.ts'

const asks = {
  brief: 'Is this what is meant?',
  plan: 'May it be written to this plan?',
  sources: 'May it be written from these sources?',
  draft: 'Is this draft good enough to go on?',
} as const

/** Form of the gate where a run waits: the question and two buttons; empty when it does not wait. */
export function gateView({ draft, activity }: ShownDraft): HtmlText {
  const gate = draft.status === 'waiting' ? activity.gate : null
  if (gate === null) return html`<div id="gate"></div>`
  return html`<div id="gate">
    <form class="gate sheet" method="post" action="${href(`/drafts/${draft.id}/approve`)}" aria-labelledby="gate-title">
      <h2 id="gate-title">${asks[gate]}</h2>
      <input type="hidden" name="gate" value="${gate}" />
      ${gate === 'brief' && html`<p>${draft.plan?.assumption}</p>`}
      ${
        gate === 'plan' &&
        html`<ol>
          ${draft.plan?.outline.map((section) => html`<li><b>${section.heading}</b> <span class="hint">${section.words} words. ${section.intent}</span></li>`)}
        </ol>`
      }
      ${
        gate === 'sources' &&
        html`<fieldset class="plain">
          <legend>Leave out</legend>
          ${draft.sources.map(
            (source) =>
              html`<p class="check">
                <input type="checkbox" name="dropSources" value="${source.id}" id="drop-${source.id}" /><label for="drop-${source.id}"
                  >${source.title}</label
                >
              </p>`,
          )}
        </fieldset>`
      }
      <p class="field">
        <label for="note">${gate === 'brief' ? 'If not, what is meant' : 'A note, if you like'}</label
        ><input id="note" name="note" maxlength="2000" />
      </p>
      <p class="send">
        <button class="primary" name="decision" value="approve">Approve</button>
        <button name="decision" value="reject">Reject and stop</button>
      </p>
    </form>
  </div>`
}
