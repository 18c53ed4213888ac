import type { PluginFacts } from '@galley/runtime'
import { href, html, type HtmlText } from '../../page/html-text.ts'
import { consentMinutes } from '../../plugins/consents.ts'
import { renderPage } from '../../page/render-page.ts'
import { showTime } from '../../page/show-time.ts'
import { plural } from '../../page/wording.ts'
import { changesView } from './changes-view.ts'

/** Page that asks for consent: everything that was verified of a release, what nobody checked, and a button that says yes to exactly that. */
export function consentPage(facts: PluginFacts, consent: string): HtmlText {
  const { name, version, description, kind, changes } = facts
  return renderPage({
    title: `Install ${name}`,
    here: 'plugins',
    style: 'papers',
    signedIn: true,
    body: html`<article class="papers sheet">
      <p class="slug">${kind} · <a href="${href('/plugins')}">Plugins</a></p>
      <h1>${name} <span class="release">${version}</span></h1>
      ${description && html`<p>${description}</p>`} ${facts.resembles !== null && html`<p class="refusal">${facts.resembles}</p>`}
      ${changes?.isOlder && html`<p class="refusal">This version is older than the one that is installed, ${changes.from}.</p>`}
      <h2>It may</h2>
      <ul class="grants">
        ${facts.may.map((words) => html`<li>${words}</li>`)}
      </ul>
      ${facts.risks.map(({ words }) => html`<p class="risk">${words}</p>`)}
      ${
        changes &&
        html`<h2>What changed from ${changes.from} to ${changes.to}</h2>
          ${changesView(changes)}`
      }
      <h2>Verified</h2>
      ${verifiedView(facts)}
      ${
        facts.unchecked.length > 0 &&
        html`<h2>Not checked by anybody</h2>
          <ul class="grants">
            ${facts.unchecked.map((words) => html`<li>${words}</li>`)}
          </ul>`
      }
      <form class="consent" method="post" action="${href('/plugins/install')}">
        <input type="hidden" name="consent" value="${consent}" />
        ${changes?.isOlder && html`<label><input type="checkbox" name="allowDowngrade" value="true" required /> Install the older version</label>`}
        <button class="primary">${changes ? `Replace ${changes.from}` : 'Install it'}</button>
        <a href="${href('/plugins')}">Leave it out</a>
      </form>
      <p class="hint">
        The button is good once, for ${consentMinutes} minutes, and for exactly this release. Nothing of the plugin has been run.
      </p>
    </article>`,
  })
}

function verifiedView({ author, reviewers, minReviewers, bill, proven, spec, digest }: PluginFacts): HtmlText {
  return html`<dl class="facts-list">
    <div>
      <dt>Made by</dt>
      <dd>${author.id}${author.until !== null && html`, whose key counts until ${showTime(author.until)}`}</dd>
    </div>
    <div>
      <dt>Reviewed by</dt>
      <dd>
        ${
          reviewers.length === 0
            ? 'nobody'
            : html`<ul>
                ${reviewers.map(({ id, at, until }) => html`<li>${id}, ${showTime(at)}${until !== null && html`, counts until ${showTime(until)}`}</li>`)}
              </ul>`
        }
        <span class="hint">${minReviewers === 0 ? 'Your policy asks for no reviewer.' : `Your policy asks for ${minReviewers}.`}</span>
      </dd>
    </div>
    <div>
      <dt>Made of</dt>
      <dd>
        ${plural(bill.components, 'component')}; the bill of materials has ${bill.score} of
        10${bill.missing.length > 0 && `, without ${bill.missing.join(', ')}`}
      </dd>
    </div>
    ${proven.map(
      (words) =>
        html`<div>
          <dt>Proven</dt>
          <dd>${words}</dd>
        </div>`,
    )}
    <div>
      <dt>Came from</dt>
      <dd>${spec}, sha256 <code title="${digest}">${digest.slice(0, 16)}</code></dd>
    </div>
  </dl>`
}
