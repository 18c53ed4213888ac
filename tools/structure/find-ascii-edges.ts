import { parseSync, Visitor } from 'rolldown/utils'
import type { ProductFile } from './product-files.ts'

/** A letter that `\b` and `\w` do not know, written as itself. */
const foreignLetter = /[\p{L}--\p{ASCII}]/v
/** The edge of a word, and the ending of one, as JavaScript has them: of English letters alone. */
const asciiEdge = /\\b|\p{L}\\w[*+]/u

/**
 * Finds patterns with `\b`, or with a stem before `\w*`, that also have letters of other languages: `\bperché\b` matches nothing, and `évit\w*` stops
 * before the next accent. `wholeWords` of the evidence package has edges that know letters.
 */
export function findAsciiEdges({ path, text }: Pick<ProductFile, 'path' | 'text'>): readonly string[] {
  const found: string[] = []
  const note = (pattern: string): void => {
    if (foreignLetter.test(pattern) && asciiEdge.test(pattern)) found.push(`${path}: ${pattern.slice(0, 60)}`)
  }
  new Visitor({
    Literal: (node) => {
      if ('regex' in node) note(node.regex.pattern)
    },
    TaggedTemplateExpression: ({ quasi }) => {
      note(quasi.quasis.map(({ value }) => value.raw).join(''))
    },
  }).visit(parseSync(path, text).program)
  return found
}
