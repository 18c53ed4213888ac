import { describeServer, type ModelServer } from '@galley/runtime'
import { html, type HtmlText } from '../../page/html-text.ts'
import { operatorPage } from '../../page/operator-page.ts'
import { serverSection } from './server-section.ts'
import type { ModelTests } from './model-tests.ts'

/** Seconds after which the page of a running test is loaded again. */
const refreshSeconds = 3

/** Page `/models`: the servers that answer, what is known of their models, and the services that could be set up. */
export function modelsPage(servers: readonly ModelServer[], tests: ModelTests): HtmlText {
  const used = servers.filter(({ isConfigured, models }) => isConfigured || models.length > 0)
  const others = servers.filter((server) => !used.includes(server))
  return operatorPage({
    at: '/models',
    title: 'Models',
    ...(tests.isRunning() ? { refreshSeconds } : {}),
    intro: html`
      ${used.length === 0 ? 'No language model is set up: drafts are assembled from quoted sources. ' : ''}A model writes, and one that
      passes its test as a judge decides what a comparison of words cannot.
    `,
    body: html` ${used.map((server) => serverSection(server, tests))} ${others.length > 0 && otherServers(others)} `,
  })
}

function otherServers(servers: readonly ModelServer[]): HtmlText {
  return html`<section class="rounds server">
    <h2>Known by name</h2>
    <p class="hint">Whoever runs Galley sets the key of a service, or starts one of the programs, and names it in the settings.</p>
    <div class="scroll" tabindex="0" role="region" aria-label="Servers that are known by name">
      <table>
        <thead>
          <tr>
            ${['Name', 'State', 'Address'].map((word) => html`<th scope="col">${word}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${servers.map(
            (server) =>
              html`<tr>
                <th scope="row">${server.preset ?? '—'}</th>
                <td>${describeServer(server)}</td>
                <td>${server.url}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`
}
