import { html, type HtmlText } from './html-text.ts'

/** Renders a table that scrolls by itself where it is wider than the page; `name` tells it to a screen reader. */
export function tableOf(name: string, heads: readonly string[], rows: readonly (readonly (string | HtmlText)[])[]): HtmlText {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${name}">
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
