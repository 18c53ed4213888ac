import type { JsonSchema } from '@galley/sdk'
import { href, html, type HtmlText } from '../page/html-text.ts'
import type { ApiOperation, Paths } from '../openapi/path-item.ts'
import { renderPage } from '../page/render-page.ts'
import { schemaView } from './schema-view.ts'

/** Parts of the OpenAPI document that the page shows. */
export interface ApiDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly servers: readonly { readonly url: string }[]
  readonly tags: readonly { readonly name: string }[]
  readonly paths: Paths
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>>; readonly responses: Readonly<Record<string, JsonSchema>> }
}

interface Operation {
  readonly method: string
  readonly path: string
  readonly operation: ApiOperation
}

/** Renders the description of the API as a page: every operation, what opens it, what it takes and what it answers. Nothing in it needs a script. */
export function docsPage({ info, servers, tags, paths, components }: ApiDocument, signedIn: boolean): HtmlText {
  const base = servers[0]?.url === '/' ? '' : servers[0]?.url
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): Operation => ({ operation, method: method.toUpperCase(), path })),
  )
  const of = (tag: string): readonly Operation[] => operations.filter(({ operation }) => operation.tags.includes(tag))
  const body = html`<div class="api">
    <h1>The API</h1>
    <p class="intro">
      ${info.description} Send <code>Authorization: Bearer TOKEN</code>; each operation names the scopes of a token that open it. The same
      is in <a href="${href('/openapi.json')}">openapi.json</a>, version ${info.version}, for programs.
      ${base && html`All paths begin at <code>${base}</code>.`}
    </p>
    <nav class="api-list" aria-label="Operations">
      ${tags.map(
        ({ name }) =>
          html`<section>
            <h2><a href="#${name}">${name}</a></h2>
            <ul>
              ${of(name).map(({ operation: { operationId, summary } }) => html`<li><a href="#${operationId}">${plain(summary)}</a></li>`)}
            </ul>
          </section>`,
      )}
      <p><a href="#schemas">Schemas</a></p>
    </nav>
    ${tags.map(
      ({ name }) =>
        html`<section class="api-part" aria-labelledby="${name}">
          <h2 id="${name}">${name}</h2>
          ${of(name).map((operation) => operationView(operation, components.responses))}
        </section>`,
    )}
    <section class="api-part" aria-labelledby="schemas">
      <h2 id="schemas">Schemas</h2>
      ${Object.entries(components.schemas)
        .sort(([one], [other]) => one.localeCompare(other, 'en'))
        .map(
          ([name, schema]) =>
            html`<details class="sheet api-schema" id="schema-${name}">
              <summary>${name}</summary>
              ${schemaView(schema)}
            </details>`,
        )}
    </section>
  </div>`
  return renderPage({ title: 'The API', here: 'docs', style: 'docs', signedIn, body })
}

function operationView({ method, path, operation }: Operation, shared: ApiDocument['components']['responses']): HtmlText {
  const { operationId, summary, parameters = [], requestBody, responses } = operation
  return html`<article class="sheet api-operation" id="${operationId}">
    <h3><a href="#${operationId}">${plain(summary)}</a></h3>
    <p class="api-route"><b>${method}</b> <code>${path}</code></p>
    <p class="hint">${scopesOf(operation)}</p>
    ${parameters.length > 0 && html`<dl>${parameters.map((parameter) => parameterView(parameter))}</dl>`}
    ${
      requestBody &&
      html`<details>
        <summary>Body</summary>
        ${contentView(requestBody)}
      </details>`
    }
    <details>
      <summary>Answers</summary>
      <dl>
        ${groupAnswers(responses, shared).map(
          ({ statuses, answer }) =>
            html`<dt><b>${statuses.join(', ')}</b></dt>
              <dd>${text(answer, 'description')} ${contentView(answer)}</dd>`,
        )}
      </dl>
    </details>
  </article>`
}

/** Puts the statuses together that are answered alike, as nearly all problems are. */
function groupAnswers(
  responses: ApiOperation['responses'],
  shared: ApiDocument['components']['responses'],
): readonly { readonly statuses: readonly string[]; readonly answer: JsonSchema }[] {
  const groups = Map.groupBy(Object.entries(responses), ([, answer]) => refName(answer) || answer)
  return [...groups.values()].map((group) => ({
    statuses: group.map(([status]) => status),
    answer: shared[refName(group[0]?.[1] ?? {})] ?? group[0]?.[1] ?? {},
  }))
}

/** Says who may ask: a token with one of the scopes, or the studio. */
function scopesOf({ security = [] }: ApiOperation): string {
  const scopes = security.flatMap((scheme) => (scheme['bearer'] as readonly string[] | undefined) ?? [])
  return scopes.length === 0 ? 'Open to everyone who reaches the port.' : `A token of the scope ${scopes.join(' or ')}.`
}

function parameterView(parameter: JsonSchema): HtmlText {
  const { name, in: place, required, schema } = parameter
  return html`<dt><code>${String(name)}</code> <span class="hint">in ${String(place)}${required === true ? ', needed' : ''}</span></dt>
    <dd>${text(parameter, 'description')} ${schema ? schemaView(schema as JsonSchema) : ''}</dd>`
}

function contentView(part: JsonSchema): HtmlText | '' {
  const content = Object.entries((part as { readonly content?: Readonly<Record<string, { readonly schema?: JsonSchema }>> }).content ?? {})
  if (content.length === 0) return ''
  return html`<ul class="api-content">
    ${content.map(([type, { schema }]) => html`<li><code>${type}</code> ${schema ? schemaView(schema) : ''}</li>`)}
  </ul>`
}

function text(part: JsonSchema, key: string): string {
  const value = part[key]
  return typeof value === 'string' ? value : ''
}

/** A summary without the marks of code, which a title has no use for. */
const plain = (summary: string): string => summary.replaceAll('`', '')

/** Name at the end of a reference; empty where it is none. */
function refName(part: JsonSchema): string {
  return text(part, '$ref').split('/').at(-1) ?? ''
}
