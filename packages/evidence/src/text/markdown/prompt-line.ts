import { cleanPageText } from './clean-page-text.ts'
import { plainText } from './plain-text.ts'
import { unfence } from './unfence.ts'

/**
 * A text of a page as one line of a prompt, in which nothing can be mistaken for the fence around it, for a line of the prompt's own, or for one of the
 * marks by which the prompt counts.
 * @param marks - what the prompt counts with: `[[` and `]]`, `[12]`; left out of the line
 * @param keepCode - true where code keeps its ticks
 */
export function promptLine(
  text: string,
  { marks, keepCode = false }: { readonly marks?: RegExp; readonly keepCode?: boolean } = {},
): string {
  const line = unfence(plainText(cleanPageText(text), keepCode ? { keepCode } : {}))
  return (marks === undefined ? line : line.replaceAll(marks, ' ')).replaceAll(/\s+/g, ' ').trim()
}
