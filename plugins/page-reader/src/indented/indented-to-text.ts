import { headingsOf } from './headings-of.ts'
import { writeBlocks } from './write-blocks.ts'

/**
 * The Markdown of a text whose headings stand at the margin over indented text, as manual pages and standards are set: headings, paragraphs, lists, and
 * code as it was. An option with its description, or any term set out so, becomes an item. No word is lost. Null for a text of another kind.
 */
export function indentedToText(text: string): string | null {
  const found = headingsOf(text)
  return found === null ? null : writeBlocks(found)
}
