import { countDraftWords, hasEvidence } from '@galley/runtime'
import { revisionWords, type Draft, type Version } from '@galley/sdk'
import { href, html, type HtmlText } from '../../page/html-text.ts'
import { renderPage } from '../../page/render-page.ts'
import { showTime } from '../../page/show-time.ts'
import { plural } from '../../page/wording.ts'

/** Page of a draft's versions, the newest first: who made each, what changed, and the way back to it. */
export function historyPage(draft: Draft, versions: readonly Version[]): HtmlText {
  return renderPage({
    title: 'History',
    here: 'drafts',
    signedIn: true,
    body: html`<article class="diff-page history sheet">
      <p class="slug"><a href="${href(`/drafts/${draft.id}`)}">${draft.title || draft.brief.topic}</a></p>
      <h1>History</h1>
      <p class="hint">
        The version in use is what the draft shows, what its score is of, and what is downloaded. Going back loses nothing.
      </p>
      <ol class="versions" reversed>
        ${versions.toReversed().map((version) => versionView(draft, version, versions))}
      </ol>
    </article>`,
  })
}

function versionView(draft: Draft, version: Version, all: readonly Version[]): HtmlText {
  const { n, score, blocks } = version
  const isUsed = n === draft.best.n
  const own = version.revisions?.at(-1)
  const before = own?.of ?? all.findLast((one) => one.n < n)?.n
  return html`<li class="version${isUsed ? ' version-used' : ''}">
    <h2>Version ${n} ${isUsed && html`<span class="state state-done">in use</span>`}</h2>
    <p>${own === undefined ? runWords(n) : html`${revisionWords[own.kind]} by ${own.by}, ${showTime(own.at)}, on version ${own.of}`}</p>
    <p class="facts">
      <span>${plural(countDraftWords(blocks), 'word')}</span> <span>score ${score.toFixed(1)}</span>
      ${before !== undefined && html`<a href="${href(`/drafts/${draft.id}/diff?from=${before}&to=${n}`)}">What changed</a>`}
    </p>
    ${
      !isUsed &&
      (hasEvidence(draft, version)
        ? html`<form method="post" action="${href(`/drafts/${draft.id}/history`)}">
            <input type="hidden" name="n" value="${n}" /><input type="hidden" name="after" value="${draft.seq}" />
            <button class="small">Use version ${n}</button>
          </form>`
        : html`<p class="hint">Its quotes are no longer kept: it can be read, and not used again.</p>`)
    }
  </li>`
}

function runWords(n: number): string {
  return n === 0 ? 'the first writing, by the team' : `the result of round ${n}, by the team`
}
