import { printable } from './printable.ts'

/** A text from outside in Markdown, also within a table: no markup of its own, no link, no mention. */
export function markdownText(text: string, maxChars = 300): string {
  return printable(text, maxChars)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`|*[\]~#!]|(?<!\w)_|_(?!\w)/g, (mark) => `\\${mark}`)
}
