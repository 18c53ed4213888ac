import type { AuditPage, NumberedEntry } from '@galley/runtime'
import { href, html, type HtmlText } from '../../page/html-text.ts'
import { operatorPage } from '../../page/operator-page.ts'
import { showTime } from '../../page/show-time.ts'
import { tableOf } from '../../page/table-of.ts'

/** Page `/audit-log`: who did what, the newest first, and whether the log is whole. */
export function auditLogPage({ entries, head, broken }: AuditPage): HtmlText {
  const oldest = entries.at(-1)?.seq ?? 1
  return operatorPage({
    at: '/audit-log',
    title: 'Audit log',
    intro: html`
      Who did what here: names, ids and codes, no secret and no text.
      ${
        broken === null
          ? `Every line is as it was written; the last one is number ${head.seq}.`
          : html`<strong>The log is not as it was written: line ${broken.line}: ${broken.why}.</strong>`
      }
    `,
    body: html`
      ${
        entries.length === 0
          ? html`<p class="empty">Nothing has been done yet.</p>`
          : html`<section class="rounds">
              ${tableOf('Audit log', ['Time', 'Who', 'What', 'To what', 'Machine', 'Request', 'Line'], entries.map(rowOf))}
            </section>`
      }
      ${oldest > 1 && entries.length > 0 && html`<p><a href="${href(`/audit-log?before=${oldest}`)}">Earlier entries</a></p>`}
    `,
  })
}

function rowOf({
  seq,
  at,
  machine,
  by,
  token,
  action,
  subject,
  changed,
  refusals,
  count,
  requestId,
}: NumberedEntry): readonly (string | HtmlText)[] {
  const refused = refusals?.map((one) => `${one.count} × ${one.code} (${one.by}, ${one.route})`).join('; ')
  const what = count === undefined ? action : `${action}: ${count}`
  const who = token === undefined ? by : `${by} (${token})`
  const toWhat = subject ?? changed?.join(', ') ?? refused ?? ''
  return [showTime(at), who, what, toWhat, machine, (requestId ?? '').slice(0, 8), String(seq)]
}
