import { bringsPackage } from './brings-package.ts'
import { isSpace, strip } from './strip.ts'

/**
 * Counts what a requirements file brings: packages, and files that it takes in. It goes through the text once, character by character, and
 * shares nothing with the reader: end of a line, comment and continuation are states here.
 */
export function countRequirements(text: string): number {
  let count = 0
  let line = ''
  let isComment = false
  for (let start = 0, at = 0; at <= text.length; at++) {
    if (at < text.length && !endsLine(text.charCodeAt(at))) continue
    const end = at
    if (text[at] === '\r' && text[at + 1] === '\n') at++
    const isBare = firstInk(text, start, end) === '#'
    const goesOn = end > start && text[end - 1] === '\\' && !isBare
    // A whole line of comment cannot be part of a word that an earlier line began.
    const part = goesOn ? withoutBackslashes(text.substring(start, end)) : `${isBare ? ' ' : ''}${text.substring(start, end)}`
    const mark: number = isComment ? 0 : commentAt(part, line)
    isComment ||= mark < part.length
    line += part.substring(0, mark)
    start = at + 1
    if (goesOn && at < text.length) continue
    if (bringsPackage(strip(line))) count++
    line = ''
    isComment = false
  }
  return count
}

function endsLine(code: number): boolean {
  return (code >= 0x0a && code <= 0x0d) || (code >= 0x1c && code <= 0x1e) || code === 0x85 || code === 0x2028 || code === 0x2029
}

function firstInk(text: string, from: number, to: number): string {
  for (let at = from; at < to; at++) if (!isSpace(text.charCodeAt(at))) return text[at] ?? ''
  return ''
}

function withoutBackslashes(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && text[from] === '\\') from++
  while (to > from && text[to - 1] === '\\') to--
  return text.substring(from, to)
}

/** The index of the mark that begins a comment, behind the text of the lines before; the length where there is none. */
function commentAt(part: string, before: string): number {
  for (let at = 0; at < part.length; at++) {
    if (part[at] !== '#') continue
    const last = at > 0 ? part.charCodeAt(at - 1) : before.charCodeAt(before.length - 1)
    if ((at === 0 && before === '') || isSpace(last)) return at
  }
  return part.length
}
