import { scanBlocks } from '../markdown/scan-blocks.ts'

/** Characters above an item among which the line is sought that brings its list in. */
const reach = 4000

/** Words that deny, in a line before a list. English. */
const denial = /\b(?:not|never|no|none|cannot|without)\b|n['’]t\b/i

/** The line that brings in the list of an item which begins at `at`, where it denies: *It does not:* Without it the item says the opposite. Empty otherwise. */
export function denyingLeadIn(text: string, at: number): string {
  const lineOf = (start: number): number => text.lastIndexOf('\n', start - 1) + 1
  const from = Math.max(0, at - reach)
  const indent = at - lineOf(at)
  const above = scanBlocks(text.slice(from, lineOf(at)))
  const lead = above.findLast(({ kind, start }) => kind !== 'item' || from + start - lineOf(from + start) < indent)
  if (lead === undefined || (lead.kind !== 'paragraph' && lead.kind !== 'item')) return ''
  const line = text.slice(from + lead.start, from + lead.end)
  return line.endsWith(':') && denial.test(line.slice(line.search(/[^.!?]*$/))) ? line : ''
}
