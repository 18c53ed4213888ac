import { groupFindings, packageName, printable, rules, type Finding, type FindingGroup, type GroupedFinding } from '@galley/findings'
import { html, type HtmlText } from '../../page/html-text.ts'
import { plural } from '../../page/wording.ts'

/** Members of a group that are shown before the rest is folded away. */
const maxShown = 8

/** Findings under headings, gravest first, each with its place, the shortest path to it, and its remedy. */
export function findingsView(findings: readonly Finding[]): HtmlText {
  if (findings.length === 0) return html``
  return html`<section class="findings" aria-labelledby="findings-title">
    <h2 id="findings-title" class="sr">Findings</h2>
    ${groupFindings(findings).map(groupView)}
  </section>`
}

/** Texts that all members of a group share, and that are shown once. */
type Shared = Partial<Pick<Finding, 'message' | 'fix'>>

function sharedBy(members: readonly GroupedFinding[]): Shared {
  const [first, ...others] = members.map(({ finding }) => finding)
  if (first === undefined || others.length === 0) return {}
  return {
    ...(others.every(({ message }) => message === first.message) ? { message: first.message } : {}),
    ...(first.fix !== undefined && others.every(({ fix }) => fix === first.fix) ? { fix: first.fix } : {}),
  }
}

function groupView({ code, severity, waived, members }: FindingGroup): HtmlText {
  const { title, help } = rules[code]
  const shared = sharedBy(members)
  const rest = members.slice(maxShown)
  return html`<section class="finding-group sheet group-${waived ? 'waived' : severity}">
    <h3><span class="severity">${waived ? 'waived' : severity}</span> ${title} <code class="code">${code}</code></h3>
    <p class="hint">${help}</p>
    ${shared.message !== undefined && html`<p class="shared-message">${printable(shared.message, 600)}</p>`}
    ${shared.fix !== undefined && doView(shared.fix)}
    <ul class="members">
      ${members.slice(0, maxShown).map((member) => memberView(member, shared))}
    </ul>
    ${
      rest.length > 0 &&
      html`<details>
        <summary>${rest.length} more</summary>
        <ul class="members">
          ${rest.map((member) => memberView(member, shared))}
        </ul>
      </details>`
    }
  </section>`
}

function memberView({ finding, places }: GroupedFinding, shared: Shared): HtmlText {
  const { subject, message, path = [], fix, waived } = finding
  const [place, ...others] = places
  return html`<li class="member">
    <p class="member-name">
      <b>${printable(packageName(subject))}</b>
      ${place && html`<span class="place">${printable(place)}${others.length > 0 && ` and ${plural(others.length, 'other place')}`}</span>`}
    </p>
    ${shared.message === undefined && html`<p class="member-message">${printable(message, 600)}</p>`}
    ${
      path.length > 1 &&
      html`<p class="member-path"><span class="label">By</span> <span>${path.map((name) => printable(name, 80)).join(' › ')}</span></p>`
    }
    ${fix !== undefined && fix !== shared.fix && doView(fix)}
    ${waived && html`<p class="hint">${printable(waived.owner)}, until ${waived.expires}: ${printable(waived.reason, 600)}</p>`}
  </li>`
}

function doView(fix: string): HtmlText {
  return html`<p class="do"><span class="label">Do</span> <span>${printable(fix, 600)}</span></p>`
}
