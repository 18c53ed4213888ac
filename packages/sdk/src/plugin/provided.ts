import { list, objectSchema, type JsonSchema } from '../schema/schema.ts'

/** One thing that a tool can do: `search`, `read` (HTML, Markdown and plain text), the media types that it reads, or an operation of its own. */
export type Provided = string | { readonly read: readonly string[] }

/** Pattern of a media type without parameters, in lower case (RFC 6838 §4.2). */
export const mediaTypePattern = '^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$'

/** The media types that a tool reads which provides plain `read`. */
export const textMediaTypes: readonly string[] = ['text/html', 'application/xhtml+xml', 'text/markdown', 'text/x-markdown', 'text/plain']

/** Schema of one thing that a tool provides. */
export const providedSchema: JsonSchema = {
  anyOf: [
    { type: 'string', pattern: '^[a-z][a-zA-Z0-9-]{0,39}$' },
    objectSchema<Exclude<Provided, string>>(['read'], {
      read: { ...list({ type: 'string', pattern: mediaTypePattern }, 20), minItems: 1 },
    }),
  ],
}

/** Lists the operations that a tool provides. */
export function providedOperations(provides: readonly Provided[]): readonly string[] {
  return [...new Set(provides.map((one) => (typeof one === 'string' ? one : 'read')))]
}

/** Lists the media types that a tool reads. */
export function providedMediaTypes(provides: readonly Provided[]): readonly string[] {
  const types = provides.flatMap((one) => (typeof one === 'string' ? (one === 'read' ? textMediaTypes : []) : one.read))
  return [...new Set(types)]
}
