import type { DraftPage, DraftSummary } from '@galley/runtime'
import { draftStatuses, hasEnded } from '@galley/sdk'
import { href, html, type HtmlText } from '../../page/html-text.ts'
import { statusLabel, statusLabels } from '../../page/labels.ts'
import { showTime } from '../../page/show-time.ts'
import { plural, sentence } from '../../page/wording.ts'
import type { ShownDrafts } from './home.ts'

/** List of earlier drafts, the newest first, with its search and its pages. */
export function draftList({ drafts, page, hasOlder, hasNewer, kept }: ShownDrafts): HtmlText {
  const isSearch = page.search !== undefined || page.status !== undefined
  const isAll = !isSearch && !hasOlder && !hasNewer
  const here = queryOf(page)
  return html`<section class="drafts" id="drafts" aria-labelledby="drafts-title">
    <h2 id="drafts-title">Drafts</h2>
    ${(drafts.length > 0 || !isAll) && searchForm(page)}
    ${
      drafts.length > 0
        ? html`<ol>
            ${drafts.map((draft) => draftLine(draft, here))}
          </ol>`
        : html`<p class="empty">
            ${isSearch ? html`Nothing found. <a href="${href('/#drafts')}">Show all drafts</a>` : 'Nothing is written yet. What you ask for above appears here.'}
          </p>`
    }
    ${(hasNewer || hasOlder) && pageLinks({ drafts, page, hasOlder, hasNewer })}
    ${drafts.length > 0 && html`<p class="hint kept">${sentence(kept)}.</p>`}
  </section>`
}

function searchForm({ search, status }: DraftPage): HtmlText {
  return html`<form class="search" role="search" method="get" action="${href('/#drafts')}">
    <label class="sr" for="q">Words of the topic or the title</label>
    <input type="search" id="q" name="q" maxlength="200" placeholder="Words of the topic or the title" value="${search ?? ''}" />
    <label class="sr" for="status-of">Status</label>
    <select id="status-of" name="status">
      <option value="">All</option>
      ${draftStatuses.map((one) => html`<option value="${one}" ${one === status ? 'selected' : ''}>${statusLabels[one]}</option>`)}
    </select>
    <button class="small">Search</button>
  </form>`
}

function pageLinks({ drafts, page, hasOlder, hasNewer }: Omit<ShownDrafts, 'kept'>): HtmlText {
  const { search, status } = page
  const asked = { ...(search === undefined ? {} : { search }), ...(status === undefined ? {} : { status }) }
  const [first, last] = [drafts[0]?.id, drafts.at(-1)?.id]
  return html`<nav class="pages" aria-label="Pages of the list">
    ${hasNewer && html`<a rel="prev" href="${href(`/${queryOf({ ...asked, ...(first ? { after: first } : {}) })}#drafts`)}">Newer</a>`}
    ${hasOlder && html`<a rel="next" href="${href(`/${queryOf({ ...asked, ...(last ? { before: last } : {}) })}#drafts`)}">Older</a>`}
  </nav>`
}

/** The query that asks for a page of the list; empty for the first one. */
function queryOf({ search, ...page }: DraftPage): string {
  const query = new URLSearchParams({ ...page, ...(search === undefined ? {} : { q: search }) } as Record<string, string>)
  return query.size === 0 ? '' : `?${query}`
}

function draftLine(draft: DraftSummary, here: string): HtmlText {
  const facts = [draft.words > 0 ? plural(draft.words, 'word') : '', draft.rounds > 0 ? plural(draft.rounds, 'round') : '']
    .filter(Boolean)
    .join(', ')
  return html`<li class="draft-line">
    <a class="draft-link" href="${href(`/drafts/${draft.id}`)}">${draft.title.trim() || draft.topic}</a>
    <span class="draft-facts">
      <span class="state state-${draft.status}">${statusLabel(draft.status, draft.words)}${draft.gate && html`: the ${draft.gate}`}</span>
      ${facts && html`<span>${facts}</span>`} <span>${showTime(draft.createdAt)}</span>
      ${draft.resumable && html`<form method="post" action="${href(`/drafts/${draft.id}/resume`)}"><button class="small">Resume</button></form>`}
      ${hasEnded(draft.status) && deleteForm(draft, here)}
    </span>
    ${draft.words > 0 && html`<span class="draft-score"><b>${draft.score.toFixed(1)}</b><span class="hint"> of 100</span></span>`}
  </li>`
}

/** Button that deletes a draft after a second click, without a script, and comes back to the same page of the list. */
function deleteForm({ id, title, topic }: DraftSummary, here: string): HtmlText {
  return html`<details class="confirm">
    <summary aria-label="Delete ${title.trim() || topic}">Delete</summary>
    <form method="post" action="${href(`/drafts/${id}/delete`)}">
      <input type="hidden" name="back" value="${here}" /><button class="small">Delete it for good</button>
    </form>
  </details>`
}
