import { printable } from '@galley/findings'
import type { NameVerdict } from '@galley/typosquat'
import { href, html, type HtmlText } from '../../page/html-text.ts'
import { maxNameChars } from '../../names/read-name.ts'

const ecosystems: Readonly<Record<NameVerdict['ecosystem'], string>> = { npm: 'npm', pypi: 'PyPI' }

/** A verdict whose reasons are in words. */
export interface ExplainedVerdict extends NameVerdict {
  readonly reasons: readonly (NameVerdict['reasons'][number] & { readonly words: string })[]
}

/** Field for one name, and the verdict on it with its reasons. The form is a GET, so that an answer can be shared as a link. */
export function nameCheck(verdict: ExplainedVerdict | undefined): HtmlText {
  const option = (value: NameVerdict['ecosystem']): HtmlText =>
    html`<option value="${value}" ${verdict?.ecosystem === value ? 'selected' : ''}>${ecosystems[value]}</option>`
  return html`<section class="drafts name-check" id="name-check" aria-labelledby="name-title">
    <h2 id="name-title">Is this name an imitation?</h2>
    <form class="name-form" method="get" action="${href('/audits#name-check')}">
      <p class="field">
        <label for="ecosystem">Registry</label
        ><select id="ecosystem" name="ecosystem">
          ${option('npm')} ${option('pypi')}
        </select>
      </p>
      <p class="field">
        <label for="name">Package name</label
        ><input
          id="name"
          name="name"
          required
          maxlength="${maxNameChars}"
          spellcheck="false"
          autocapitalize="none"
          autocomplete="off"
          value="${verdict?.name ?? ''}"
        />
      </p>
      <button>Check</button>
    </form>
    ${verdict && verdictView(verdict)}
  </section>`
}

/** Explains the points of a verdict. The engine that can is loaded here, not at the gateway's start. */
export async function explainVerdict(verdict: NameVerdict): Promise<ExplainedVerdict> {
  const { explainReason } = await import('@galley/typosquat')
  return { ...verdict, reasons: verdict.reasons.map((reason) => ({ ...reason, words: explainReason(reason, verdict.ecosystem) })) }
}

function verdictView(verdict: ExplainedVerdict): HtmlText {
  const points = verdict.reasons.filter((reason) => Math.abs(reason.points) >= 0.05).sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
  return html`<div class="verdict sheet verdict-name-${verdict.verdict}">
    <p class="slug">${ecosystems[verdict.ecosystem]} · <code>${printable(verdict.name)}</code></p>
    <h3>${describeVerdict(verdict)}</h3>
    <p class="hint">Judged by the name alone: whether the package exists, how old it is and who publishes it was not asked.</p>
    ${
      points.length > 0 &&
      html`<details ${verdict.verdict === 'block' || verdict.verdict === 'warn' ? 'open' : ''}>
        <summary>Why: ${signed(verdict.score)} points</summary>
        <dl class="points">
          ${points.map(
            (reason) =>
              html`<div>
                <dt>${printable(reason.words)}</dt>
                <dd>${signed(reason.points)}</dd>
              </div>`,
          )}
        </dl>
      </details>`
    }
  </div>`
}

function describeVerdict({ verdict, target }: NameVerdict): HtmlText {
  const other = target === undefined ? 'another name' : html`<code>${printable(target)}</code>`
  if (verdict === 'block') return html`Do not install it: it imitates ${other}`
  if (verdict === 'warn') return html`Look twice: it may imitate ${other}`
  if (verdict === 'info') return html`It comes close to ${other}`
  return html`It imitates no name that is known here`
}

function signed(points: number): string {
  return `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(1)}`
}
