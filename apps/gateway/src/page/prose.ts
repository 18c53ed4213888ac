import { hintFor, type HintedFault } from './hint-for.ts'
import { html, type HtmlText } from './html-text.ts'

/** Sets a message on a page: what stands between two backticks is code. */
export function prose(text: string): HtmlText {
  const parts = text.split('`')
  return html`${parts.map((part, i) => (i % 2 === 1 && i < parts.length - 1 ? html`<code>${part}</code>` : part))}`
}

/** Sets the hint of a fault on a page. */
export function hintOf(fault: HintedFault): HtmlText {
  return prose(hintFor(fault))
}
