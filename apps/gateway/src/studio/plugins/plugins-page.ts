import type { Fault } from '@galley/fault'
import { originNotice, type DatedChanges, type PluginWork, type Runtime } from '@galley/runtime'
import { href, html, type HtmlText } from '../../page/html-text.ts'
import { hintOf, prose } from '../../page/prose.ts'
import { renderPage } from '../../page/render-page.ts'
import { sentence } from '../../page/wording.ts'
import { pluginCard } from './plugin-card.ts'

/** Contents of the page of plugins. */
export interface PluginsPage {
  readonly plugins: Awaited<ReturnType<Runtime['plugins']['list']>>
  readonly work: ReadonlyMap<string, readonly PluginWork[]>
  readonly changes: ReadonlyMap<string, DatedChanges>
  /** Fault that kept a plugin from being looked at, installed or removed. */
  readonly refused?: Fault
}

/** Page `/plugins`: a card of each plugin, and a form that lets one in. */
export function pluginsPage({ plugins, work, changes, refused }: PluginsPage): HtmlText {
  const count = plugins.filter((plugin) => plugin.state === 'refused').length
  const state =
    count === 0
      ? `All ${plugins.length} were verified when they were loaded.`
      : `Refused: ${count} of ${plugins.length}. Drafts that need what was refused are refused too.`
  return renderPage({
    title: 'Plugins',
    here: 'plugins',
    style: 'papers',
    signedIn: true,
    body: html`<div class="plugins">
      <h1 class="lead">Plugins</h1>
      <p class="intro">${state} ${originNotice(plugins)}</p>
      ${refused && html`<p class="refusal" role="alert"><strong>${prose(sentence(refused.message))}.</strong> ${hintOf(refused)} <code>${refused.code}</code></p>`}
      <ul class="plugin-cards">
        ${plugins.map((plugin) => pluginCard(plugin, work.get(plugin.name) ?? [], changes.get(plugin.name)))}
      </ul>
      ${inspectForm()}
    </div>`,
  })
}

function inspectForm(): HtmlText {
  return html`<section class="add sheet" aria-labelledby="add-title">
    <h2 id="add-title">Add a plugin</h2>
    <p class="hint">
      It is verified against your trust policy, and you see who made it, who reviewed it and what it may do before anything is stored.
      Nothing of it is run.
    </p>
    <form method="post" action="${href('/plugins/inspect')}" enctype="multipart/form-data">
      <label for="spec">Its name in an index or a registry</label>
      <input id="spec" name="spec" maxlength="400" placeholder="@me/x@1.2.0" autocomplete="off" spellcheck="false" />
      <label for="release">or the three files of a release</label>
      <input id="release" type="file" name="release" multiple accept=".tgz,.json,.jsonl" aria-describedby="release-hint" />
      <p class="hint" id="release-hint">
        <code>x-1.0.0.tgz</code>, <code>x-1.0.0.tgz.cdx.json</code> and <code>x-1.0.0.tgz.bundles.jsonl</code>
      </p>
      <button class="primary">Look at it</button>
    </form>
  </section>`
}
