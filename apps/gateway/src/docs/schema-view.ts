import type { JsonSchema } from '@galley/sdk'
import { html, type HtmlText } from '../page/html-text.ts'

/** Most levels of a schema that are laid open; what is deeper is told by its type. */
const maxDepth = 6

type Node = Readonly<Record<string, unknown>>

/** Shows a JSON Schema: its type and bounds in a line, its members below, a reference as a link to where it is shown. */
export function schemaView(schema: JsonSchema, depth = 0): HtmlText {
  const node: Node = schema
  const ref = typeof node['$ref'] === 'string' ? node['$ref'].split('/').at(-1) : undefined
  if (ref !== undefined) return html`<a href="#schema-${ref}">${ref}</a>`
  const choices = (node['anyOf'] ?? node['oneOf'] ?? node['allOf']) as readonly JsonSchema[] | undefined
  const inner = depth < maxDepth
  return html`<span class="api-type">${describe(node)}</span> ${
      choices &&
      inner &&
      html`<ul>
        ${choices.map((choice) => html`<li>${schemaView(choice, depth + 1)}</li>`)}
      </ul>`
    }
    ${inner && isSchema(node['items']) && html`<div class="api-items">of ${schemaView(node['items'], depth + 1)}</div>`}
    ${inner && members(node, depth)}`
}

function members(node: Node, depth: number): HtmlText | '' {
  const properties = Object.entries((node['properties'] ?? {}) as Readonly<Record<string, JsonSchema | boolean>>)
  const other = node['additionalProperties']
  if (properties.length === 0) return isSchema(other) ? html`<div class="api-items">each ${schemaView(other, depth + 1)}</div>` : ''
  const required = new Set((node['required'] ?? []) as readonly string[])
  return html`<dl>
    ${properties.map(
      ([name, member]) =>
        html`<dt><code>${name}</code>${required.has(name) ? html` <span class="hint">needed</span>` : ''}</dt>
          <dd>${isSchema(member) ? schemaView(member, depth + 1) : ''}</dd>`,
    )}
  </dl>`
}

const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Type, values, bounds and meaning of a schema in one line. */
function describe(node: Node): string {
  const values = node['const'] === undefined ? (node['enum'] as readonly unknown[] | undefined) : [node['const']]
  const types = [(node['type'] ?? []) as string | readonly string[]].flat()
  const type = types.join(' or ')
  const bounds = ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'format', 'pattern', 'default']
    .filter((key) => node[key] !== undefined)
    .map((key) => `${key} ${typeof node[key] === 'string' ? node[key] : JSON.stringify(node[key])}`)
  const said = [values === undefined ? type : values.map((value) => JSON.stringify(value)).join(', '), ...bounds].filter(
    (part) => part !== '',
  )
  const meaning = typeof node['description'] === 'string' ? node['description'] : ''
  return [said.join('; '), meaning].filter((part) => part !== '').join(' – ')
}
