import { printable } from './printable.ts'

/** Characters of a text from outside that are shown. */
const maxChars = 300

/** A text from outside in Markdown, also within a table: no markup of its own, no link, no mention. */
export function markdownText(text: string): string {
  return printable(text, maxChars)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`|*[\]~#!]|(?<!\w)_|_(?!\w)/g, (mark) => `\\${mark}`)
}
