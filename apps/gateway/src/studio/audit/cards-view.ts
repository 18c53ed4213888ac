import {
  describeStep,
  describeUpgrades,
  gatherCards,
  packageName,
  printable,
  tellingLines,
  type AuditReport,
  type FilledCard,
} from '@galley/findings'
import { html, type HtmlText } from '../../page/html-text.ts'
import { prose } from '../../page/prose.ts'
import { plural } from '../../page/wording.ts'

/** Characters of a reason, and of a line of code. */
const max = { reason: 400, line: 200 } as const

/** Cards of upgrades: one for each release with a reason to look, gravest first; the others by name. */
export function cardsView(report: AuditReport): HtmlText {
  const { upgrades } = report
  if (upgrades === undefined) return html``
  const { cards } = gatherCards(report)
  const quiet = cards.filter(({ findings }) => findings.length === 0)
  return html`<section class="findings" aria-labelledby="cards-title">
    <h2 id="cards-title">${printable(describeUpgrades(upgrades))}</h2>
    ${cards.filter(({ findings }) => findings.length > 0).map(cardView)}
    ${namesView('looked at, with nothing to say of them', quiet.filter(({ card }) => card.opened).map(titleOf))}
    ${namesView('not opened: what they hold was not compared', quiet.filter(({ card }) => !card.opened).map(titleOf))}
    ${namesView('removed', upgrades.removed)}
    ${upgrades.notKnown.map((line) => html`<p class="hint">Not known: ${printable(line, max.reason)}</p>`)}
  </section>`
}

function cardView(one: FilledCard): HtmlText {
  const { card, places, findings, severity } = one
  const [place = '', ...others] = places
  const lines = tellingLines(findings)
  const fix = findings.find((finding) => finding.fix !== undefined && !finding.waived)?.fix
  return html`<section class="finding-group sheet group-${severity ?? 'waived'}">
    <h3><span class="severity">${severity ?? 'waived'}</span> ${printable(titleOf(one))}</h3>
    <p class="member-name">
      <span class="hint">${describeStep(card)}</span>
      <span class="place">${printable(place)}${others.length > 0 && ` and ${plural(others.length, 'other place')}`}</span>
    </p>
    <ul class="members">
      ${findings.map(
        ({ message, evidence, waived }) =>
          html`<li class="member">
            <p class="member-message">${printable(message, max.reason)}</p>
            ${typeof evidence['why'] === 'string' && html`<p class="hint">${printable(evidence['why'], max.reason)}</p>`}
            ${waived && html`<p class="hint">${printable(waived.owner)}, until ${waived.expires}: ${printable(waived.reason, 600)}</p>`}
          </li>`,
      )}
    </ul>
    ${
      lines.length > 0 &&
      html`<pre class="telling" tabindex="0" role="region" aria-label="Lines that show it">
${lines.map((line) => printable(line, max.line)).join('\n')}</pre>`
    }
    ${card.facts.length > 0 && html`<p class="hint">${card.facts.map((fact) => printable(fact)).join(' · ')}</p>`}
    ${fix !== undefined && html`<p class="do"><span class="label">Do</span> <span>${prose(printable(fix, 600))}</span></p>`}
  </section>`
}

function namesView(title: string, names: readonly string[]): HtmlText {
  if (names.length === 0) return html``
  return html`<details class="upgrade-names">
    <summary>${names.length} ${title}</summary>
    <p>${names.map((name) => printable(name)).join(', ')}</p>
  </details>`
}

/** `name from → to`. */
function titleOf({ card: { subject, from, to } }: FilledCard): string {
  const name = packageName(subject)
  const bare = name.endsWith(`@${to}`) ? name.slice(0, -to.length - 1) : name
  return from === null || from === to ? `${bare} ${to}` : `${bare} ${from} → ${to}`
}
