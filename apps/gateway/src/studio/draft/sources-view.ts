import { describeReader } from '@galley/runtime'
import { frameWords, type DraftStatus, type NotRead, type Source } from '@galley/sdk'
import { href, html, type HtmlText } from '../../page/html-text.ts'
import { prose } from '../../page/prose.ts'
import { addressView } from './citation-card.ts'
import type { ShownDraft } from './shown-draft.ts'

/** True for a run that came to its end by itself: a source can be inserted into its draft. */
function isWhole(status: DraftStatus): boolean {
  return status === 'done' || status === 'incomplete'
}

/** Sources: the cited ones with their numbers, then those that were read and not cited, then those that could not be read. */
export function sourcesView({ draft, citations, activity }: ShownDraft): HtmlText {
  const { lists } = frameWords(draft.brief.language)
  const cited = new Set(citations.sources.map(({ source }) => source.id))
  const others = draft.sources.filter((source) => !cited.has(source.id))
  const notRead = draft.notRead.length > 0 ? draft.notRead : activity.failedSources
  const isEmpty = draft.sources.length === 0 && notRead.length === 0
  return html`<section class="sources" id="sources" aria-labelledby="sources-title" ${isEmpty ? 'hidden' : ''}>
    <h2 id="sources-title">${lists.sources}</h2>
    <ul>
      ${citations.sources.map(({ n, source }) => sourceLine(draft.id, source, `${n}`))}
      ${others.map((source) => sourceLine(draft.id, source, '–'))}
    </ul>
    ${isWhole(draft.status) && html`<p class="hint" lang="en"><a href="${href(`/drafts/${draft.id}/sources`)}">Insert a source</a></p>`}
    ${
      notRead.length > 0 &&
      html`<h3>${lists.notRead}</h3>
        <ul>
          ${notRead.map(notReadLine)}
        </ul>`
    }
  </section>`
}

function notReadLine({ kind, name, reason }: NotRead): HtmlText {
  return html`<li>
    <span class="number" aria-hidden="true">×</span
    ><span
      >${kind === 'search' ? html`<span class="address">Search: ${name}</span>` : addressView(name)}
      <span class="reason" lang="en">${prose(reason)}</span></span
    >
  </li>`
}

const tiers: Readonly<Record<Source['tier'], string>> = { own: 'your document', named: 'named by you', found: 'found by search' }

function sourceLine(draftId: string, source: Source, number: string): HtmlText {
  return html`<li>
    <span class="number">${number}</span>
    <span
      ><a href="${href(`/drafts/${draftId}/sources/${source.id}`)}">${source.title || source.address}</a> ${addressView(source.address)}
      <span class="hint" lang="en"
        >${tiers[source.tier]}${source.reader && html` · read ${describeReader(source)}`} · sha256
        <code>${source.digest.slice(0, 12)}</code></span
      ></span
    >
  </li>`
}
