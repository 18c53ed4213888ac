import { maxWorkRuns, risksOf, type DatedChanges, type PluginWork, type Runtime } from '@galley/runtime'
import { permissionWords } from '@galley/sdk'
import { href, html, type HtmlText } from '../../page/html-text.ts'
import { hintOf, prose } from '../../page/prose.ts'
import { showTime } from '../../page/show-time.ts'
import { plural, sentence } from '../../page/wording.ts'
import { changesView } from './changes-view.ts'

type PluginRecord = Awaited<ReturnType<Runtime['plugins']['list']>>[number]

/** Hosts that a card names; further ones are counted. */
const maxHosts = 8

/** Card of a plugin: who made it, who reviewed it, what it may do, and what it did; of a refused one the reason and the cure. */
export function pluginCard(plugin: PluginRecord, work: readonly PluginWork[], changes?: DatedChanges): HtmlText {
  const isHere = plugin.state === 'verified'
  return html`<li class="plugin sheet plugin-${plugin.state}" id="${plugin.name}">
    <p class="slug">${plugin.kind ?? 'plugin'}${plugin.provides && ` · ${plugin.provides.join(', ')}`}</p>
    <h2>${plugin.name.replace(/^@galley\//, '')} <span class="release">${plugin.version}</span></h2>
    <p class="plugin-state">${isHere ? 'Verified' : 'Refused'}</p>
    ${plugin.fault && html`<p class="refusal"><strong>${prose(sentence(plugin.fault.message))}.</strong> ${hintOf(plugin.fault)} <code>${plugin.fault.code}</code></p>`}
    ${plugin.resembles !== undefined && html`<p class="risk">Look twice: its name ${plugin.resembles}.</p>`}
    ${isHere && html`${powers(plugin)} ${workView(work)} ${changes && updateView(changes)} ${signature(plugin)}`}
    ${plugin.origin === 'installed' && removal(plugin.name)}
  </li>`
}

function powers({ permissions = {} }: PluginRecord): HtmlText {
  const risks = risksOf(permissions)
  return html`<p class="grant-title">It may</p>
    <ul class="grants">
      ${permissionWords(permissions).map((words) => html`<li>${words}</li>`)}
    </ul>
    ${risks.map(({ words }) => html`<p class="risk">${words}</p>`)}`
}

const originWords = {
  workspace: 'built and signed on this machine',
  release: 'came with this Galley',
  installed: 'let in by consent',
} as const

/** Uses of a plugin that its card shows at once. */
const maxShownUses = 3

function signature({ name, author, origin, reviewers = [], digest = '', usedAs }: PluginRecord): HtmlText {
  return html`<dl class="signature">
    <div>
      <dt>Made by</dt>
      <dd>${author ?? 'nobody'} <span class="hint">${originWords[origin]}</span></dd>
    </div>
    <div>
      <dt>Reviewed by</dt>
      <dd>
        ${reviewers.length === 0 ? 'nobody' : reviewers.map(({ id, at, until }) => html`<span class="review">${id}, ${showTime(at)}${until !== null && html`, counts until ${showTime(until)}`}</span>`)}
      </dd>
    </div>
    <div>
      <dt>Used as</dt>
      <dd>${usesView(usedAs)}</dd>
    </div>
    <div>
      <dt>sha256</dt>
      <dd><code title="${digest}">${digest.slice(0, 16)}</code></dd>
    </div>
    <div>
      <dt>Made of</dt>
      <dd><a href="${href(`/v1/plugins/${encodeURIComponent(name)}/sbom`)}">its SBOM</a></dd>
    </div>
  </dl>`
}

/** Shows what a plugin is used as; a reader of many types has them folded away. */
function usesView(usedAs: PluginRecord['usedAs']): HtmlText | string {
  if (usedAs.length === 0) return 'nothing now'
  const uses = html`${usedAs.map(({ as, by }) => html`<span class="review">${as}${by === 'settings' && ', by your settings'}</span>`)}`
  if (usedAs.length <= maxShownUses) return uses
  return html`<details>
    <summary>${plural(usedAs.length, 'use')}</summary>
    ${uses}
  </details>`
}

const callWords = { model: 'question to its model', search: 'search', read: 'page read for it', fetch: 'request' } as const

const callsWords = { model: 'questions to its model', search: 'searches', read: 'pages read for it', fetch: 'requests' } as const

/** Shows the work of a plugin in the last runs, in one line, and run by run below it. */
function workView(work: readonly PluginWork[]): HtmlText {
  if (work.length === 0) return html`<p class="work">It took part in none of the last ${maxWorkRuns} drafts.</p>`
  const hosts = [...new Set(work.flatMap((one) => one.hosts))]
  return html`<details class="work">
    <summary>In the last ${maxWorkRuns} drafts: took part in ${plural(work.length, 'draft')}, ${describeWork(work)}</summary>
    ${hosts.length > 0 && html`<p>Asked ${hosts.slice(0, maxHosts).join(', ')}${hosts.length > maxHosts && ` and ${hosts.length - maxHosts} more`}.</p>`}
    <ul>
      ${work.map((one) => html`<li><a href="${href(`/drafts/${one.draft}`)}">${one.title}</a>, ${showTime(one.at)}: ${describeWork([one])}</li>`)}
    </ul>
  </details>`
}

function describeWork(work: readonly PluginWork[]): string {
  const tokens = work.reduce((sum, one) => sum + one.tokens, 0)
  const parts = (['search', 'read', 'fetch', 'model'] as const).flatMap((kind) => {
    const calls = work.flatMap((one) => one.calls.filter((call) => call.kind === kind))
    const count = calls.reduce((sum, call) => sum + call.count, 0)
    const lost = calls.reduce((sum, call) => sum + call.unanswered, 0)
    if (count === 0) return []
    return [`${count} ${count === 1 ? callWords[kind] : callsWords[kind]}${lost > 0 ? ` (${lost} without an answer)` : ''}`]
  })
  const used = [...parts, ...(tokens > 0 ? [`${tokens.toLocaleString('en')} tokens`] : [])]
  return used.length === 0 ? 'asked for nothing' : used.join(', ')
}

/** Shows the changes of the last update, as they were agreed to. */
function updateView(changes: DatedChanges): HtmlText {
  return html`<details class="work">
    <summary>Changed from ${changes.from} to ${changes.to}, ${showTime(changes.at)}</summary>
    ${changesView(changes)}
  </details>`
}

function removal(name: string): HtmlText {
  return html`<details class="confirm">
    <summary>Remove</summary>
    <form method="post" action="${href('/plugins/remove')}">
      <input type="hidden" name="name" value="${name}" />
      <button class="small">Take it out of the lock and the store</button>
    </form>
  </details>`
}
