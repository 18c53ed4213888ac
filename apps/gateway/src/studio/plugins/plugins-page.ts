import type { Runtime } from '@galley/runtime'
import { permissionWords } from '@galley/sdk'
import { html } from 'hono/html'
import { builtHereNotice } from '../../plugins/plugin-routes.ts'
import type { HtmlText } from '../../page/html-text.ts'
import { renderPage } from '../../page/render-page.ts'
import { sentence } from '../../page/wording.ts'

type PluginRecord = Awaited<ReturnType<Runtime['plugins']['list']>>[number]

/** Page `/plugins`: each plugin with its signer and its permissions. */
export function pluginsPage(plugins: readonly PluginRecord[]): string {
  const refused = plugins.filter((plugin) => plugin.state === 'refused').length
  return renderPage({
    title: 'Plugins',
    here: 'plugins',
    style: 'papers',
    signedIn: true,
    body: html`<div class="plugins">
      <h1 class="lead">Plugins</h1>
      <p class="intro">
        ${refused === 0 ? `All ${plugins.length} were verified when they were loaded.` : `Refused: ${refused} of ${plugins.length}. Drafts that need what was refused are refused too.`}
        ${builtHereNotice}
      </p>
      <ul class="plugin-cards">
        ${plugins.map(pluginCard)}
      </ul>
    </div>`,
  })
}

function pluginCard(plugin: PluginRecord): HtmlText {
  return html`<li class="plugin sheet plugin-${plugin.state}">
    <p class="slug">${plugin.kind ?? 'plugin'}${plugin.provides && ` · ${plugin.provides.join(', ')}`}</p>
    <h2>${plugin.name.replace(/^@[^/]+\//, '')} <span class="version">${plugin.version}</span></h2>
    <p class="plugin-state">${plugin.state === 'verified' ? 'Verified' : 'Refused'}</p>
    ${plugin.fault && html`<p class="refusal"><strong>${sentence(plugin.fault.message)}.</strong> ${plugin.fault.hint} <code>${plugin.fault.code}</code></p>`}
    ${
      plugin.state === 'verified' &&
      html`<p class="grant-title">It may</p>
        <ul class="grants">
          ${permissionWords(plugin.permissions ?? {}).map((words) => html`<li>${words}</li>`)}
        </ul>
        <dl class="signature">
          <div>
            <dt>Signed by</dt>
            <dd>${plugin.author ?? 'nobody'}${plugin.builtHere && html` <span class="hint">built here, not reviewed</span>`}</dd>
          </div>
          <div>
            <dt>sha256</dt>
            <dd><code title="${plugin.digest}">${plugin.digest?.slice(0, 16)}</code></dd>
          </div>
          <div>
            <dt>Made of</dt>
            <dd><a href="/v1/plugins/${encodeURIComponent(plugin.name)}/sbom">its SBOM</a></dd>
          </div>
        </dl>`
    }
  </li>`
}
