import type { DiffPart } from '@galley/runtime'
import { html, type HtmlText } from './html-text.ts'

/** Shows a word diff as on a proof: removed words struck, added words underlined. */
export function diffText(parts: readonly DiffPart[]): HtmlText {
  return html`${parts.map(({ op, text }) => (op === 'added' ? html`<ins>${text}</ins>` : op === 'removed' ? html`<del>${text}</del>` : text))}`
}
