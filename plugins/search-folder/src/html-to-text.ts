import { decodeEntities } from './decode-entities.ts'

/** Elements whose content is no text of the page. */
const dropped = new Set(['script', 'style', 'template', 'noscript', 'svg', 'nav', 'head', 'textarea', 'iframe'])
const blocks = new Set(
  'p div section article ul ol dl table caption tr blockquote main header footer aside figure figcaption form fieldset address details summary hgroup'.split(
    ' ',
  ),
)
const lines = new Set(['br', 'li', 'dt', 'dd'])

/**
 * HTML as text for the index: headings as `## `, code fenced, blocks and cells apart, no markup. One pass from left to right, so that no page can make it slow.
 * The reader's extraction, not this, makes the text that is quoted.
 */
export function htmlToText(html: string): string {
  const parts: string[] = []
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    parts.push(html.slice(at, open < 0 ? html.length : open))
    if (open < 0) break
    const [mark, next] = tagAt(html, open)
    parts.push(mark)
    at = next
  }
  return decodeEntities(parts.join(''))
    .replaceAll(/[ \t\r\f]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

/** Reads the markup at `open`: its meaning for the text, and its end. */
function tagAt(html: string, open: number): readonly [string, number] {
  if (html.startsWith('<!--', open)) return [' ', after(html, '-->', open + 4)]
  const tag = /<(\/?)([a-z][a-z0-9]*)|<[!?/]/iy
  tag.lastIndex = open
  const found = tag.exec(html)
  if (found === null) return ['<', open + 1]
  const name = (found[2] ?? '').toLowerCase()
  const end = after(html, '>', open)
  if (found[1] === '' && dropped.has(name)) return [' ', closing(html, name, end)]
  return [markOf(name, { isClosing: found[1] === '/' }), end]
}

function markOf(name: string, { isClosing }: { readonly isClosing: boolean }): string {
  if (/^h[1-6]$/.test(name)) return isClosing ? '\n\n' : '\n\n## '
  if (blocks.has(name)) return '\n\n'
  if (name === 'pre') return isClosing ? '\n```\n\n' : '\n\n```\n'
  if (name === 'td' || name === 'th') return ' '
  return lines.has(name) && !isClosing ? '\n' : ''
}

function closing(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}\\s*>`, 'gi')
  end.lastIndex = from
  return end.exec(html) === null ? html.length : end.lastIndex
}

function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from)
  return found < 0 ? html.length : found + mark.length
}
