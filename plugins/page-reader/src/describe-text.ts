import { plainHeading, readLanguageTag, withoutFences } from '@galley/sdk'
import { authorNamed } from './author-named.ts'
import { dateOf } from './date-of.ts'
import { licenceOf } from './licence-of.ts'
import { withoutNumber } from './without-number.ts'

/** Facts that a Markdown or text document states about itself. */
export interface Described {
  readonly title: string
  readonly publishedAt?: string
  readonly licence?: string
  readonly author?: string
  readonly language?: string
}

/** Title, author, date, licence and language of Markdown or plain text: front matter, first heading, first line, or the name made readable. */
export function describeText(text: string, address: string): Described {
  const front = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text)
  const publishedAt = dateOf(field(front?.[1], 'date'))
  const licence = licenceOf(field(front?.[1], 'licence') || field(front?.[1], 'license'))
  const title = field(front?.[1], 'title') || leadingTitle(text) || firstHeading(text.slice(front?.[0].length ?? 0)) || nameOf(address)
  const author = authorNamed(field(front?.[1], 'author'))
  const language = readLanguageTag(field(front?.[1], 'language') || field(front?.[1], 'lang'))
  return {
    title: (isPart.test(title) ? nameOf(address) : withoutNumber(title)).slice(0, 300),
    ...(publishedAt === null ? {} : { publishedAt }),
    ...(licence === null ? {} : { licence }),
    ...(author === null ? {} : { author }),
    ...(language === null ? {} : { language }),
  }
}

function field(front: string | undefined, name: string): string {
  const value = new RegExp(`^${name}:[ \\t]*(.+)$`, 'im').exec(front ?? '')?.[1] ?? ''
  return value.trim().replaceAll(/^["']|["']$/g, '')
}

/** Headings that any document may have, and that name none. */
const isPart =
  /^(?:(?:table of )?contents|abstract|introduction|overview|summary|motivation|features|about|usage|install(?:ation)?|getting started|change ?log|changes|release notes|history|readme|\[?v?\d+\.\d+\.\d+\S*(?:\s+\(?\d{4}-\d\d-\d\d\)?)?)$/i

/** The title among the fields that a text begins with, behind its number: *PEP 703: Making …*. */
function leadingTitle(text: string): string {
  const fields = /^(?:[A-Z][\w-]*:[ \t].*\r?\n(?:[ \t]+.*\r?\n)*){2,}/.exec(text)?.[0]
  const [, series = '', number = ''] = /^([A-Z]{2,}):[ \t]*(\d+)/.exec(fields ?? '') ?? []
  const title = field(fields, 'title')
  return title === '' || number === '' ? title : `${series} ${number}: ${title}`
}

function firstHeading(text: string): string {
  return plainHeading(titleLine(text) || markedHeading(withoutFences(text)))
}

/** A line between two rules of one sign, which is the title of a text that has one. */
const overlined = /^([#=*~^"'`+-])\1{2,}[ \t]*\r?\n[ \t]*(\S.*)\r?\n\1{3,}[ \t]*$/m

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
    /^(\S.*)\r?\n=+[ \t]*$/m.exec(text)?.[1] ??
    ''
  )
}

/** A text often begins with its title: one short line by itself that is no heading and no sentence. */
function titleLine(text: string): string {
  const line = /^\s*(\S.{0,99})\r?\n[ \t]*\r?\n/.exec(text)?.[1]?.trim() ?? ''
  return /^[#<>!|*+\-[`(]|[.:;,!?=]$/.test(line) ? '' : line.replaceAll('_', ' ')
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
