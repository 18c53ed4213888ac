import type { Runtime } from '@galley/runtime'
import { href, html, type HtmlText } from '../../page/html-text.ts'
import { operatorPage } from '../../page/operator-page.ts'
import { showTime } from '../../page/show-time.ts'
import { tableOf } from '../../page/table-of.ts'

type Webhook = Awaited<ReturnType<Runtime['webhooks']['list']>>[number]
type Delivery = Awaited<ReturnType<Runtime['webhooks']['deliveries']>>[number]

/** A webhook with its newest messages. */
export interface ShownWebhook {
  readonly webhook: Webhook
  readonly deliveries: readonly Delivery[]
}

/** Messages of a webhook that the page shows at most. */
const maxShown = 20

/** Page `/webhooks`: who is told of drafts, and what became of each message. */
export function webhooksPage(webhooks: readonly ShownWebhook[]): HtmlText {
  return operatorPage({
    at: '/webhooks',
    title: 'Webhooks',
    intro: html`
      Addresses that are told when a draft ends or waits for a person. <code>galley webhook new</code> adds one and prints the secret that
      its messages are signed with.
    `,
    body: html` ${webhooks.length === 0 ? html`<p class="empty">Nobody is told of drafts.</p>` : webhooks.map(sectionOf)} `,
  })
}

function sectionOf({ webhook: { id, url, events, createdAt }, deliveries }: ShownWebhook): HtmlText {
  return html`<section class="rounds" aria-label="${url}">
    <h2>${url}</h2>
    <p class="hint">${events.join(', ')}; since ${showTime(createdAt)}</p>
    ${
      deliveries.length === 0
        ? html`<p class="empty">It has been told nothing yet.</p>`
        : tableOf(
            `Messages to ${url}`,
            ['Number', 'Time', 'Event', 'Draft', 'State', 'Attempts', 'Again'],
            deliveries.slice(0, maxShown).map((delivery) => rowOf(id, delivery)),
          )
    }
    <details class="confirm">
      <summary>Remove</summary>
      <form method="post" action="${href('/webhooks/remove')}">
        <input type="hidden" name="id" value="${id}" />
        <button class="small">Tell it nothing more</button>
      </form>
    </details>
  </section>`
}

function rowOf(id: string, { n, at, type, draft, state, attempts, dueAt, status, problem }: Delivery): readonly (string | HtmlText)[] {
  const answer = problem ?? (status === null ? '' : String(status))
  return [
    String(n),
    showTime(at),
    type,
    html`<a href="${href(`/drafts/${draft}`)}">${draft}</a>`,
    html`${state}${answer !== '' && `: ${answer}`}${dueAt !== null && html`, next ${showTime(dueAt)}`}`,
    String(attempts),
    html`<form method="post" action="${href('/webhooks/replay')}">
      <input type="hidden" name="id" value="${id}" />
      <input type="hidden" name="n" value="${n}" />
      <button class="small" aria-label="Send message ${n} again">Send again</button>
    </form>`,
  ]
}
