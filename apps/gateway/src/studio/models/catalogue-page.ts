import { factRows, type ModelFacts } from '@galley/runtime'
import { href, html, type HtmlText } from '../../page/html-text.ts'
import { operatorPage } from '../../page/operator-page.ts'
import { plural } from '../../page/wording.ts'

/** Classes of openness that can be chosen, the most open first. */
const classes = ['fully-open', 'open-source', 'open-weights', 'closed', 'unknown'] as const

/** Columns of the list: the rows of a model's facts that are shown in it. */
const columns = ['openness', 'licence', 'size', 'context', 'energy'] as const

/** Search of the catalogue: words of a name, and a class of openness. */
export interface CatalogueSearch {
  readonly q: string
  readonly openness: string
}

/** Page `/models/catalogue`: the models that match a search, with their openness, licence, size, context and energy. */
export function cataloguePage(models: readonly ModelFacts[], { q, openness }: CatalogueSearch): HtmlText {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  const shown = models.filter(
    (model) => (openness === '' || model.openness === openness) && words.every((word) => model.name.toLowerCase().includes(word)),
  )
  return operatorPage({
    at: '/models/catalogue',
    title: 'Open models',
    heading: 'What is known of open models',
    intro: html`
      Each fact has a source and a day, shown on the page of the model; what no source tells is unknown. A brief that asks for openness
      refuses a model that is not open enough.
    `,
    body: html`
      <form class="search" action="${href('/models/catalogue')}" role="search">
        <input
          class="grow"
          type="search"
          name="q"
          value="${q}"
          maxlength="100"
          placeholder="Words of a name"
          aria-label="Words of a name"
        />
        <select name="openness" aria-label="Openness">
          <option value="">Any openness</option>
          ${classes.map((name) => html`<option value="${name}" ${name === openness ? 'selected' : ''}>${name}</option>`)}
        </select>
        <button class="small">Search</button>
      </form>
      <section class="rounds">
        <p class="hint" role="status">${plural(shown.length, 'model')}</p>
        <div class="scroll" tabindex="0" role="region" aria-label="Models">
          <table>
            <thead>
              <tr>
                <th scope="col">Model</th>
                ${columns.map((name) => html`<th scope="col">${name}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${shown.map(catalogueRow)}
            </tbody>
          </table>
        </div>
      </section>
    `,
  })
}

function catalogueRow(model: ModelFacts): HtmlText {
  const words = new Map(factRows(model).map((row) => [row.label, row.words]))
  return html`<tr>
    <th scope="row"><a href="${href(`/models/catalogue/${encodeURIComponent(model.key)}`)}">${model.name}</a></th>
    ${columns.map((name) => html`<td>${name === 'openness' ? html`<span class="openness openness-${model.openness}">${model.openness}</span>` : short(words.get(name) ?? '')}</td>`)}
  </tr>`
}

/** Shortens what the head of a column says already. */
function short(words: string): string {
  return words.replace(' per million tokens of an answer', ' a million tokens').replace(/ parameters\b|(?<=^[\d,]+) tokens$/, '')
}
