import type { NamedChanges, PluginChanges } from '@galley/runtime'
import { html, type HtmlText } from '../../page/html-text.ts'

/** Shows the differences between a release and the installed one, additions first. */
export function changesView({ powers, components, hosts, reviewers, author }: PluginChanges): HtmlText {
  const rows = [
    ...rowsOf('Powers', powers),
    ...rowsOf('Hosts in its code', hosts),
    ...rowsOf('Components', components),
    ...rowsOf('Reviewers', reviewers),
    ...(author === null ? [] : [changeRow('Author', `${author.to}, before ${author.from}`)]),
  ]
  return rows.length === 0 ? html`<p>Nothing that its papers tell.</p>` : html`<dl class="facts-list">${rows}</dl>`
}

function rowsOf(name: string, { added, removed }: NamedChanges): readonly HtmlText[] {
  return [
    ...(added.length > 0
      ? [
          changeRow(
            name,
            html`<ul class="added">
              ${added.map((word) => html`<li><ins>${word}</ins></li>`)}
            </ul>`,
          ),
        ]
      : []),
    ...(removed.length > 0
      ? [
          changeRow(
            name,
            html`<ul>
              ${removed.map((word) => html`<li><del>${word}</del></li>`)}
            </ul>`,
          ),
        ]
      : []),
  ]
}

function changeRow(name: string, what: HtmlText | string): HtmlText {
  return html`<div>
    <dt>${name}</dt>
    <dd>${what}</dd>
  </div>`
}
