import { htmlToText } from './html-to-text.ts'
import type { Document } from './document.ts'

/** A piece of a document that is found and shown as one. */
export interface Passage {
  readonly heading: string
  readonly text: string
}

/** Paragraphs under one heading are joined until a passage has about this many characters. */
const wanted = 700
/** Maximum characters of a passage. */
const maxPassage = 2000

/** Cuts a document into passages: never across a heading, otherwise at blank lines. */
export function passagesOf(document: Document): readonly Passage[] {
  const text = document.type === 'html' ? htmlToText(document.text) : withoutFrontMatter(document.text.replaceAll('\r\n', '\n'))
  const passages: Passage[] = []
  let heading = ''
  let parts: string[] = []
  const finish = (): void => {
    if (parts.length > 0) passages.push({ heading, text: parts.join('\n\n') })
    parts = []
  }
  for (const { block, isCode } of blocksOf(text)) {
    const title = isCode ? undefined : /^#{1,6}[ \t]+(.+?)[ \t]*#*$/.exec(block)?.[1]
    if (title !== undefined) {
      finish()
      heading = title
    } else if (!isLinkList(block)) {
      for (const piece of pieces(block)) {
        if (parts.join('\n\n').length + piece.length > wanted) finish()
        parts.push(piece)
      }
    }
  }
  finish()
  return passages.length > 0 || heading === '' ? passages : [{ heading, text: heading }]
}

/** Nothing, or a list of references: addresses with hardly a word between them say nothing that could be quoted. */
function isLinkList(block: string): boolean {
  return block.replaceAll(/https?:\/\/\S+|\[[^\]\n]{0,40}\]/g, '').trim().length * 3 <= block.length
}

/** The blocks of a text between blank lines, its headings apart, and those in which code between fences goes on: nothing in there is a heading. */
function blocksOf(text: string): readonly { readonly block: string; readonly isCode: boolean }[] {
  let isCode = false
  return text.split(/\n[ \t]*\n/).flatMap((block) => {
    const parts = isCode ? [block.trim()] : headingApart(block)
    const found = parts.map((part) => ({ block: part, isCode }))
    if ((block.match(/^ {0,3}(?:```|~~~)/gm) ?? []).length % 2 === 1) isCode = !isCode
    return found
  })
}

/** A heading need not have a blank line after it. */
function headingApart(block: string): readonly string[] {
  const lines = block.trim().split('\n')
  const [first = ''] = lines
  return /^#{1,6}[ \t]/.test(first) ? [first.trim(), lines.slice(1).join('\n').trim()] : [block.trim()]
}

function pieces(block: string): readonly string[] {
  const cut: string[] = []
  for (let start = 0; start < block.length; start += maxPassage) cut.push(block.slice(start, start + maxPassage))
  return cut
}

function withoutFrontMatter(text: string): string {
  return text.replace(/^---\n[\s\S]*?\n---[ \t]*(?:\n|$)/, '')
}
