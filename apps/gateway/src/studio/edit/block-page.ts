import { stripTokens, maxTyped, type CheckedSentence } from '@galley/runtime'
import type { Block, BlockKind, Draft } from '@galley/sdk'
import { href, html, type HtmlText } from '../../page/html-text.ts'
import { renderPage } from '../../page/render-page.ts'
import { checkedWords } from './checked-words.ts'

/** Block as somebody types it. */
export interface TypedBlock {
  readonly block: Block
  readonly text: string
  /** Verdicts on the sentences that are new; null before they were asked for. */
  readonly checked: readonly CheckedSentence[] | null
  /** True where the draft was changed since the page was opened: nothing was saved. */
  readonly isLate?: boolean
}

const kindWords: Readonly<Record<BlockKind, string>> = {
  heading: 'heading',
  paragraph: 'paragraph',
  list: 'list',
  quote: 'quotation',
  code: 'piece of code',
  table: 'table',
}

/** Page on which a block of a draft is edited by hand: typed, checked, saved as a new version. It works without a script. */
export function blockPage(draft: Draft, { block, text, checked, isLate = false }: TypedBlock): HtmlText {
  const word = kindWords[block.kind]
  return renderPage({
    title: `Edit a ${word}`,
    here: 'drafts',
    signedIn: true,
    body: html`<article class="diff-page words-page sheet">
      <p class="slug"><a href="${href(`/drafts/${draft.id}#block-${block.id}`)}">${draft.title || draft.brief.topic}</a></p>
      <h1>Edit a ${word}</h1>
      ${isLate && lateView(block)}
      <form method="post" action="${href(`/drafts/${draft.id}/blocks/${block.id}`)}">
        <input type="hidden" name="after" value="${draft.seq}" />
        <p class="field">
          <label for="text">Text in Markdown, without its citations</label>
          <textarea id="text" name="text" rows="${rowsOf(text)}" maxlength="${maxTyped}" lang="${draft.brief.language ?? 'en'}">
${text}</textarea>
        </p>
        <p class="send">
          <button class="primary">Save as a new version</button>
          <button formaction="${href(`/drafts/${draft.id}/blocks/${block.id}/check`)}">Check first</button>
          <a href="${href(`/drafts/${draft.id}#block-${block.id}`)}">Leave it as it is</a>
        </p>
      </form>
      <p class="hint">
        A sentence that stays as it was keeps its citations. A new one is compared with the sources, word by word, and cites what carries
        it; one that nothing carries is kept as yours, and the draft says so. An empty line begins another paragraph; an empty text takes
        this one out.
      </p>
      ${checked !== null && (checked.length === 0 ? html`<p class="empty" role="status">There is no new sentence in it.</p>` : checkedWords(draft, checked))}
      ${rewriteView(draft, block)}
    </article>`,
  })
}

/** Text of a block without its citations, as a person goes on writing it. */
export function plainBlock({ text }: Block): string {
  return stripTokens(text)
}

/** Way to have the whole section written again by the team, of a draft whose run came to its end. */
function rewriteView(draft: Draft, { sectionId }: Block): HtmlText | '' {
  const section = draft.plan?.outline.find(({ id }) => id === sectionId)
  if (section === undefined || (draft.status !== 'done' && draft.status !== 'incomplete')) return ''
  const how =
    draft.mode === 'extractive' ? 'other passages are chosen from the same sources' : 'the writer is asked again, from the same sources'
  return html`<section class="rewrite">
    <h2>Or have the section written again</h2>
    <p class="hint">“${section.heading}”: ${how}. The rest of the draft stays word for word, and one can go back.</p>
    <form method="post" action="${href(`/drafts/${draft.id}/sections/${section.id}`)}">
      <input type="hidden" name="after" value="${draft.seq}" />
      <button>Write this section again</button>
    </form>
    <p class="hint"><a href="${href(`/drafts/${draft.id}/sources`)}">Insert a source first</a></p>
  </section>`
}

function lateView(block: Block): HtmlText {
  return html`<div class="refusal" role="alert">
    <p><strong>The draft was changed since you opened this page. Nothing is saved yet, and what you typed is below.</strong></p>
    <p>It stands there now: <q>${plainBlock(block)}</q></p>
    <p>Save again to put yours in its place.</p>
  </div>`
}

/** Lines that a text needs at about 70 characters a line. */
function rowsOf(text: string): number {
  const lines = text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 70), 0)
  return Math.min(24, Math.max(4, lines + 1))
}
