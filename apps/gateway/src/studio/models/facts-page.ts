import { factRows, factSources, type ModelFacts } from '@galley/runtime'
import { href, html, type HtmlText } from '../../page/html-text.ts'
import { renderPage } from '../../page/render-page.ts'

/** Page of one model: its facts, each with the source and the day, and where the sources can be read. */
export function factsPage(facts: ModelFacts): HtmlText {
  const sources = factSources(facts)
  const title = facts.family ? facts.asked : facts.name
  return renderPage({
    title,
    here: 'models',
    style: 'papers',
    signedIn: true,
    body: html`<article class="papers sheet">
      <p class="slug"><a href="${href('/models/catalogue')}">Open models</a></p>
      <h1>${title}</h1>
      ${facts.family && html`<p class="hint">It is not listed itself: this is what all listed models of its family share.</p>`}
      <dl class="facts-list capital">
        ${factRows(facts).map(
          ({ label, words, from }) =>
            html`<div>
              <dt>${label}</dt>
              <dd>${words}${from !== '' && html` <span class="hint">${from}</span>`}</dd>
            </div>`,
        )}
      </dl>
      ${
        sources.length > 0 &&
        html`<h2>Sources</h2>
          <dl class="facts-list">
            ${sources.map(
              ({ name, at }) =>
                html`<div>
                  <dt>${name}</dt>
                  <dd><code>${at}</code></dd>
                </div>`,
            )}
          </dl>`
      }
    </article>`,
  })
}
