import { plainHeading, withoutFences } from '@galley/sdk'
import { htmlTitle } from './html-title.ts'
import type { Document } from './document.ts'

/** A document's title: what its reader, its front matter, first heading, first line (of plain text) or `<title>` says, or else its file name made readable. */
export function titleOf(document: Document): string {
  if (document.title !== undefined && document.title !== '') return document.title.slice(0, 300)
  const said = readers[document.type](document.text)
  return (said === '' ? fromPath(document.path) : said).slice(0, 300)
}

const readers = { html: htmlTitle, markdown: markdownTitle, text: textTitle, document: markdownTitle } as const

/** A line between two rules of one sign: the title of a text that has one, whatever its parts have under them. */
const overlined = /^([#=*~^"'`+-])\1{2,}[ \t]*\r?\n[ \t]*(\S.*)\r?\n\1{3,}[ \t]*$/m

/** Plain text often begins with its title: one short line by itself that is no sentence. */
function textTitle(text: string): string {
  const first = /^\s*(\S.{0,99})\r?\n[ \t]*\r?\n/.exec(text)?.[1]?.trim() ?? ''
  return first === '' || /^#|[.:;,!?]$/.test(first) ? markdownTitle(text) : first.replaceAll('_', ' ')
}

function markdownTitle(text: string): string {
  const front = /^---\r?\n([\s\S]*?)\r?\n---\s*(?:\n|$)/.exec(text)
  const named = /^title:[ \t]*(.+)$/im.exec(front?.[1] ?? '')?.[1]
  if (named !== undefined) return plainHeading(named.trim().replaceAll(/^["']|["']$/g, ''))
  const body = withoutFences(front === null ? text : text.slice(front[0].length))
  const heading =
    overlined.exec(body)?.[2] ?? /^#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$/m.exec(body)?.[1] ?? /^(\S.*)\r?\n=+[ \t]*$/m.exec(body)?.[1]
  return plainHeading(heading ?? '')
}

/** `notes/energy-of_training.md` becomes `Energy of training`, and the pasted text `texts/3-my-notes.md` `My notes`. */
function fromPath(path: string): string {
  const name = path
    .replace(/^texts\/\d+-/, '')
    .replace(/^.*\//, '')
    .replace(/\.[a-z0-9]+$/i, '')
  const words = name.replaceAll(/[-_\s]+/g, ' ').trim()
  return words === '' ? path : words.charAt(0).toUpperCase() + words.slice(1)
}
