import { looksLikeInstruction } from './looks-like-instruction.ts'
import type { Span } from './quote-locator.ts'

/** Maximum length of a code block that is shown with the sentence before it, in UTF-16 units: a command or a short file, no listing. */
const maxCode = 1500

const fenced = /^[ \t]*(?:\n[ \t]*){1,3}(?<code>(?<fence>`{3,}|~{3,})[^\n]*\n(?:[^\n]*\n){0,80}?[ \t]*\k<fence>)[ \t]*(?=\n|$)/

/**
 * The fenced code block right behind a place in a Markdown text, fences included; null where something else follows, the block is long, or it
 * gives orders to a machine that reads. *Check it with this command:* says nothing without the command.
 */
export function codeBehind(text: string, at: number): Span | null {
  const found = fenced.exec(text.slice(at, at + maxCode + 20))
  const code = found?.groups?.['code']
  if (found === null || code === undefined || code.length > maxCode || looksLikeInstruction(code)) return null
  const start = at + found[0].indexOf(code)
  return { start, end: start + code.length }
}
