import { decodeHTML } from 'entities/decode'
import { mediaTypes } from './documents/media-types.ts'

/** A run of text between two pieces of markup. */
export interface Segment {
  readonly text: string
  /** True when it begins a block, or follows a bracket or markup that parts words. */
  readonly isApart: boolean
}

/** Elements that run on in a line: what stands on both sides of one of their tags may be one word. */
const inline = new Set(
  'a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)

/** Elements whose content is no markup (WHATWG HTML §13.1.2); of the first ones it is no text either. */
const silent = new Set(['script', 'style'])
const raw = new Set([...silent, 'title', 'textarea', 'xmp', 'iframe', 'noembed', 'noframes'])

/** Brackets: what stands in them is often a reference to a note. */
const brackets = /[[\]]/

/** Signs of Markdown that are no words, and ends of lines; of reStructuredText the directives and roles (`.. note::`, `:func:`), which stand apart. */
const markdownSigns = /[\n[\](){}<>|*_#`~"!]+|(\.\. [\w-]+::|:[\w:+-]+:(?=`))/

/** Splits the text of a page at its markup: HTML and XML at tags and brackets, JSON into its values, those of a notebook and any other text at line ends and signs. */
export function splitPage({ text, mediaType }: { readonly text: string; readonly mediaType: string }): readonly Segment[] {
  if (/\b(html|xhtml|xml)\b/.test(mediaType)) return splitMarkup(text)
  if (mediaType === mediaTypes.notebook) return splitJson(text, splitText)
  if (/\bjson$/.test(mediaType)) return splitJson(text, (value) => [apart(value)])
  return splitText(text)
}

/** The sign of a directive or a role is undefined where another sign parted. */
function splitText(text: string): readonly Segment[] {
  return (text.split(markdownSigns) as readonly (string | undefined)[]).flatMap((part) => (part === undefined ? [] : apart(part)))
}

const apart = (text: string): Segment => ({ text, isApart: true })

/** The values of JSON in their order, each split as its text is. */
function splitJson(text: string, splitValue: (value: string) => readonly Segment[]): readonly Segment[] {
  const found: Segment[] = []
  try {
    JSON.parse(
      text,
      (_, value: unknown) => void (typeof value === 'string' || typeof value === 'number' ? found.push(...splitValue(`${value}`)) : null),
    )
    return found
  } catch {
    return splitText(text)
  }
}

function splitMarkup(html: string): readonly Segment[] {
  const found: Segment[] = []
  let isApart = true
  const take = (from: number, to: number): void => {
    const text = html.slice(from, to)
    const [first = '', ...rest] = (text.includes('&') ? decodeHTML(text) : text).split(brackets)
    found.push({ text: first, isApart }, ...rest.map(apart))
    isApart = false
  }
  let from = 0
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at)) {
    const tag = /[/!?a-z]/i.test(html[at + 1] ?? '')
    if (!tag) {
      at += 1
      continue
    }
    if (at > from) take(from, at)
    const { name, isEnd } = nameAt(html, at)
    at = html.startsWith('<!--', at) ? after(html, '-->', at + 4) : endOfTag(html, at)
    if (!inline.has(name) && name !== '') isApart = true
    from = at
    if (!isEnd && raw.has(name)) {
      const end = closingOf(html, name, at)
      if (!silent.has(name)) take(at, end)
      at = end
      from = end
    }
  }
  take(from, html.length)
  return found
}

/** Name of the tag at a place, in lower case; empty for comments, declarations and instructions. */
function nameAt(html: string, at: number): { readonly name: string; readonly isEnd: boolean } {
  const isEnd = html[at + 1] === '/'
  const start = isEnd ? at + 2 : at + 1
  return { name: (/^[a-z][^\s/>]*/i.exec(html.slice(start, start + 64))?.[0] ?? '').toLowerCase(), isEnd }
}

function after(html: string, sign: string, from: number): number {
  const at = html.indexOf(sign, from)
  return at === -1 ? html.length : at + sign.length
}

/** Finds the end of a tag: a `>` in the quotes of a value is not it (WHATWG HTML §13.2.5). */
function endOfTag(html: string, from: number): number {
  let at = from + 1
  while (at < html.length) {
    const sign = html[at]
    if (sign === '>') return at + 1
    at += 1
    if (sign !== '=') continue
    while (/\s/.test(html[at] ?? '')) at += 1
    const quote = html[at]
    if (quote === '"' || quote === "'") at = after(html, quote, at + 1)
  }
  return html.length
}

function closingOf(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  closing.lastIndex = from
  return closing.exec(html)?.index ?? html.length
}
