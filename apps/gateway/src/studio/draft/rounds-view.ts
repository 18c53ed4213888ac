import {
  frameWords,
  maxRounds,
  scorePartsOf,
  scorePartWords,
  type Draft,
  type Issue,
  type Revision,
  type Round,
  type ScoreParts,
} from '@galley/sdk'
import { href, html, type HtmlText } from '../../page/html-text.ts'
import { hasEnded } from '@galley/sdk'
import { plural } from '../../page/wording.ts'
import { proposalsView } from './proposals-view.ts'
import { scoreChart } from './score-chart.ts'
import type { ShownDraft } from './shown-draft.ts'

/** Rounds of a draft: the score and its course, open issues, and the reason for the stop. */
export function roundsView(shown: ShownDraft): HtmlText {
  const { draft, activity } = shown
  const most = draft.brief.rounds ?? maxRounds
  const hasText = draft.best.blocks.length > 0
  return html`<section class="rounds" id="rounds" aria-labelledby="rounds-title">
    <h2 id="rounds-title">Rounds</h2>
    <p class="rounds-line">
      ${outcome(shown, most)}
      ${hasText && hasEnded(draft.status) && html`<a href="${href(`/drafts/${draft.id}/history`)}">Every version, and who made it</a>`}
    </p>
    ${draft.best.revisions && html`<p class="rounds-line">${sinceWords(draft.best.n, draft.best.revisions)}</p>`}
    ${hasText && (draft.rounds.length > 0 || hasEnded(draft.status)) && scoreLine(draft.best.score, draft.best.parts)}
    ${draft.rounds.length > 0 && html`<div class="rounds-figures">${scoreChart(draft.rounds, draft.best.score)} ${roundTable(draft)}</div>`}
    ${proposalsView(draft)}
    ${
      activity.openIssues.length > 0 &&
      html`<h3>Open issues</h3>
        <ul class="issues">
          ${activity.openIssues.map(issueLine)}
        </ul>`
    }
  </section>`
}

function outcome({ draft, activity }: ShownDraft, most: number): string {
  if (draft.status === 'failed')
    return draft.best.blocks.length > 0
      ? 'The run failed; what was written until then is kept.'
      : 'The run failed before anything was written.'
  if (hasEnded(draft.status)) return `Stopped after ${plural(draft.rounds.length, 'round')}: ${frameWords().stop[draft.stopReason]}.`
  if (activity.round > draft.rounds.length) return `Round ${activity.round} of at most ${most} is running.`
  if (most === 0) return 'No refinement was asked for.'
  return draft.rounds.length > 0
    ? `${plural(draft.rounds.length, 'round')} of at most ${most}.`
    : `At most ${most}, after the first writing.`
}

/** Changes since the run, of which the text that is shown is the last. */
function sinceWords(n: number, revisions: readonly Revision[]): string {
  return `What is shown is version ${n}, changed ${plural(revisions.length, 'time')} since the run; the score is of it.`
}

function scoreLine(score: number, parts: ScoreParts): HtmlText {
  const measured = scorePartsOf(parts)
  const places = measured.flatMap(([name, { worst }]) => worst.map((place) => ({ name, ...place })))
  return html`<div class="score">
    <p class="score-total"><b>${score.toFixed(1)}</b> <span class="hint">of 100</span></p>
    <dl class="parts">
      ${measured.map(
        ([name, { value }]) =>
          html`<div>
            <dt>${scorePartWords[name]}</dt>
            <dd>
              ${value === null ? html`<span class="hint">not checked</span>` : html`${(100 * value).toFixed(0)}<span class="hint"> %</span>`}
            </dd>
          </div>`,
      )}
    </dl>
    ${
      places.length > 0 &&
      html`<details class="score-places">
        <summary>Where it lost</summary>
        <ul>
          ${places.map(({ name, text, reason }) => html`<li><span class="hint">${scorePartWords[name]}:</span> ${reason} <q>${text}</q></li>`)}
        </ul>
      </details>`
    }
  </div>`
}

function roundTable({ id, rounds, best }: Draft): HtmlText {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Rounds in figures">
    <table>
      <thead>
        <tr>
          <th scope="col">Round</th>
          <th scope="col">Score</th>
          <th scope="col">Issues</th>
          <th scope="col">Changes</th>
          <th scope="col">Result</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">0</th>
          <td>${best.n === 0 ? best.score.toFixed(1) : '–'}</td>
          <td>–</td>
          <td>–</td>
          <td>${best.n === 0 ? 'first version, the best' : 'first version'}</td>
        </tr>
        ${rounds.map((round) => roundRow(id, round))}
      </tbody>
    </table>
  </div>`
}

function roundRow(draftId: string, round: Round): HtmlText {
  const kept = round.accepted ? round.patches.filter((patch) => patch.accepted).length : 0
  const changes = round.patches.length === 0 ? '–' : `${kept} of ${round.patches.length} kept`
  return html`<tr>
    <th scope="row">${round.n}</th>
    <td>${round.score.toFixed(1)}</td>
    <td>${round.issues.length}</td>
    <td>${kept > 0 ? html`<a href="${href(`/drafts/${draftId}/diff?from=${round.n - 1}&to=${round.n}`)}">${changes}</a>` : changes}</td>
    <td>${round.accepted ? 'kept' : 'not kept'}${round.reason === undefined ? '' : `: ${round.reason}`}</td>
  </tr>`
}

function issueLine(issue: Issue): HtmlText {
  return html`<li><q>${issue.span}</q> ${issue.instruction}</li>`
}
