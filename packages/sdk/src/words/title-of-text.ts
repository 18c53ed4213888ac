import { withoutFences } from '../requests/without-fences.ts'
import { manualName } from './manual-name.ts'
import { plainHeading } from './plain-heading.ts'
import { withoutNumber } from './without-number.ts'

/** Characters in which a text has said what it is. */
const beginning = 20_000

/**
 * The title of Markdown, reStructuredText or plain text: its front matter's, that among the fields that it begins with, the name of a manual page, its
 * first line or heading, or else the name of its file made readable. `address` is a path or an address.
 */
export function titleOfText(text: string, address: string): string {
  const start = text
    .slice(0, beginning)
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
  const front = /^---\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(start)
  const said = fieldOf(front?.[1], 'title') || leadingTitle(start)
  const title = withoutNumber(said || headingOf(withoutPreamble(withoutFences(start.slice(front?.[0].length ?? 0)))))
  return (isPart.test(title) ? nameOf(address) : title).slice(0, 300)
}

/** The value of a field that a text begins with; empty for none. */
export function fieldOf(fields: string | undefined, name: string): string {
  const value = new RegExp(`^${name}:[ \\t]*(.+)$`, 'im').exec(fields ?? '')?.[1] ?? ''
  return value.trim().replaceAll(/^["']|["']$/g, '')
}

/** Headings that any document may have, and that name none; and no heading. */
const isPart =
  /^(?:|name|nom|nombre|synopsis|description|options|(?:table of )?contents|abstract|introduction|overview|summary|motivation|features|about|usage|install(?:ation)?|getting started|change ?log|changes|release notes|news|history|readme|licen[cs]e|copyright|authors?|\[?v?\d+\.\d+\.\d+\S*(?:\s+\(?\d{4}-\d\d-\d\d\)?)?)$/i

/** The title among the fields that a text begins with, behind its number: *PEP 703: Making …*. */
function leadingTitle(text: string): string {
  const fields = /^(?:[A-Z][\w-]*:[ \t].*\n(?:[ \t]+.*\n)*){2,}/.exec(text)?.[0]
  const [, series = '', number = ''] = /^([A-Z]{2,}):[ \t]*(\d+)/.exec(fields ?? '') ?? []
  const title = fieldOf(fields, 'title')
  return title === '' || number === '' ? title : `${series} ${number}: ${title}`
}

/** Lines about a text that stand before its title: whose it is, under which licence, who revised it when. */
const isNotice =
  /^\W*(?:©|\(c\)|copyright\s+(?:©|\(c\)|\d{4})|spdx-[\w-]+:|\w+:[^\n]*\$\s*(?:\n|$)|all rights reserved|(?:(?:author|maintainer|version|revision|date|licen[cs]e|last (?:updated|changed|modified))s?\s*:)|licen[cs]ed under)/i

/** The text from its title on: without notices, comments, targets and directives. */
function withoutPreamble(text: string): string {
  const parts = text.replaceAll(/<!--[\s\S]*?-->/g, '').split(/\n(?:[ \t]*\n)+/)
  const isExplicit = (part: string | undefined): boolean => /^\s*\.\.(?:\s|$)/.test(part ?? '')
  const start = parts.findIndex((part, at) => {
    const isBelow = /^\s/.test(part) && isExplicit(parts[at - 1])
    return part.trim() !== '' && !isNotice.test(part) && !isExplicit(part) && !isBelow
  })
  return parts
    .slice(Math.max(0, start))
    .join('\n\n')
    .replace(/^(?:[ \t]*\n)+/, '')
}

function headingOf(text: string): string {
  return manualName(text) || plainHeading(firstLine(text) || markedHeading(text) || picturedName(text))
}

const rule = /^[ \t]*([#=*~^"'`+-])\1{2,}[ \t]*$/

/** A text often begins with its title: one short line by itself that is no sentence, one with a rule under it, some between two rules, or in the middle. */
function firstLine(text: string): string {
  const [paragraph = '', more = ''] = text.split('\n\n', 2)
  const lines = paragraph.trimEnd().split('\n')
  const [first = '', second = ''] = lines
  const end = lines.findIndex((line, at) => at > 1 && line.trim()[0] === first[0] && rule.test(line))
  if (rule.test(first)) return end > 1 && end < 5 ? shortened(lines.slice(1, end)) : ''
  if (rule.test(second)) return first.trim()
  if (lines.length > 1 ? !isCentred(first, second) : more.trim() === '') return ''
  const line = first.trim()
  return line.length > 100 || /^[#<>!|*+\-[`(]|[.:;,!?=]$/.test(line) ? '' : /\s/.test(line) ? line : line.replaceAll('_', ' ')
}

/** Two lines that were set in the middle, one under the other. */
function isCentred(first: string, second: string): boolean {
  const indents = [first, second].map((line) => line.search(/\S/))
  const middles = [first, second].map((line, at) => ((indents[at] ?? 0) + line.trimEnd().length) / 2)
  return Math.min(...indents) > 3 && indents[0] !== indents[1] && Math.abs((middles[0] ?? 0) - (middles[1] ?? 0)) < 2
}

/** The lines of a title; of a long one, *name - what it is*, the name. The signs that some set around it go. */
function shortened(lines: readonly string[]): string {
  const title = lines.map((line) => line.trim().replace(/^([=#*])\1*\s+(.+?)\s+\1+$/, '$2')).join(' ')
  return title.length > 80 ? title.replace(/^([^-–—]{1,60}?)\s+[-–—]+\s.*$/, '$1') : title
}

/** A line between two rules of one sign, which is the title of a text that has one. */
const overlined = /^([#=*~^"'`+-])\1{2,}[ \t]*\n[ \t]*(\S.*)\n\1{3,}[ \t]*$/m

/** The first heading, where it is of the first rank or stands at the beginning: behind other things a lower one heads a part. */
function markedHeading(text: string): string {
  const page = /<h1[^>]*>([^<]*\p{L}[^<]*)<\/h1>(?!\s*#)/iu.exec(text)?.[1]
  const marked = /^(#{1,6})[ \t]+(.+)$/m.exec(text)
  // A page of a manual may begin with the name of the whole.
  const before = text.slice(0, marked?.index).replace(/<h1[^>]*>[^<]*<\/h1>/i, '')
  const isTitle = marked !== null && (marked[1] === '#' || before.trim() === '')
  return (
    page ??
    overlined.exec(text)?.[2]?.trim() ??
    (isTitle ? marked[2]?.replace(/[ \t]+#+[ \t]*$/, '') : undefined) ??
    /^(\S.*)\n=+[ \t]*$/m.exec(text)?.[1] ??
    ''
  )
}

/** The words for the picture that a text begins with: a project may show its name only so. */
function picturedName(text: string): string {
  return (/^\s*(?:<[^<>]*>\s*)*?<img\b[^<>]*\balt="([^"<>]+)"/i.exec(text)?.[1] ?? '').replaceAll(/\blogo\b/gi, '').trim()
}

/** The last part of a path or address: `notes/energy-of_training.md` becomes `Energy of training`. A pasted text, `texts/3-my-notes.md`, loses its number. */
function nameOf(address: string): string {
  const name = address
    .replace(/^texts\/\d+-/, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .replace(/^.*\//, '')
  const words = name
    .replace(/\.[a-z0-9]+$/i, '')
    .replaceAll(/[-_\s]+/g, ' ')
    .trim()
  return words === '' ? address : words.charAt(0).toUpperCase() + words.slice(1)
}
