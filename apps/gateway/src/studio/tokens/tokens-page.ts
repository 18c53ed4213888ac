import type { ListedToken } from '@galley/runtime'
import { href, html, type HtmlText } from '../../page/html-text.ts'
import { limitInWords } from '../../page/limit-in-words.ts'
import { operatorPage } from '../../page/operator-page.ts'
import { showTime } from '../../page/show-time.ts'
import { tableOf } from '../../page/table-of.ts'

/** Page `/tokens`: the tokens that admit programs, without their values, and a button that takes each back. */
export function tokensPage(tokens: readonly ListedToken[]): HtmlText {
  return operatorPage({
    at: '/tokens',
    title: 'Tokens',
    intro: html`
      Programs that may ask this gateway, and for what. <code>galley token new</code> makes one and prints its value once; here it is not
      known.
    `,
    body: html`
      ${
        tokens.length === 0
          ? html`<p class="empty">No token counts: only the studio gets in.</p>`
          : html`<section class="rounds">
              ${tableOf('Tokens', ['Name', 'Opens', 'Limits', 'Demands', 'Made', 'Ends', 'Take back'], tokens.map(rowOf))}
            </section>`
      }
    `,
  })
}

function rowOf({ name, id, scopes, limits, demand = {}, createdAt, expiresAt }: ListedToken): readonly (string | HtmlText)[] {
  const limited = Object.entries(limits).map(([limit, most]) => limitInWords(limit, most))
  const demanded = Object.entries(demand).map(([what, value]) => (value === true ? what : `${what} ${String(value)}`))
  return [
    html`${name} ${id && html`<span class="hint">${id}</span>`}`,
    scopes.join(', '),
    limited.join(', ') || 'none',
    demanded.join(', ') || 'none',
    showTime(createdAt),
    expiresAt === null ? 'never' : showTime(expiresAt),
    revocation(name),
  ]
}

function revocation(name: string): HtmlText {
  return html`<details class="confirm">
    <summary>Revoke</summary>
    <form method="post" action="${href('/tokens/revoke')}">
      <input type="hidden" name="name" value="${name}" />
      <button class="small">Let ${name} in no more</button>
    </form>
  </details>`
}
