import { isOfChapters, isOfLines, signatureClasses } from './description-lists.ts'
import { indentedToText } from './indented/indented-to-text.ts'
import { proseToText } from './indented/prose-to-text.ts'
import { joinBlocks, withoutEmptyHeadings } from './join-blocks.ts'
import { raised } from './raised.ts'
import { isMarker, tidyCode, tidyProse } from './tidy-text.ts'

const blocks = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)
const elementNode = 1
const textNode = 3
/** Maximum nesting of elements: deeper is no text that a person wrote. */
const maxDepth = 400

/** Classes of boxes of DocBook, Sphinx and their like, whose heading is the word *Warning* and divides nothing. */
const boxClasses = ['admonition', 'note', 'tip', 'important', 'warning', 'caution']
const boxed = boxClasses.map((name) => `.${name}`).join(', ')

/** Classes of a paragraph that is set as code, for want of a `pre`, and what parts a paragraph of another kind. */
const listingClasses = ['code', 'codeblock', 'listing', 'programlisting', 'screen', 'sourcecode', 'terminal']
const listingElement = listingClasses.map((name) => `p.${name}, div.${name}`).join(', ')
const parted = 'pre, p, div, table, ul, ol, dl, h1, h2, h3, h4, h5, h6, img'

/** Classes that say how an element is read. */
export const telling: readonly string[] = [...boxClasses, 'admonition-title', ...listingClasses, ...signatureClasses]

/** Collects blocks; inline text runs into the open one. On one line, as in a cell, blocks and line breaks are apart by a space. */
interface Writer {
  readonly done: string[]
  readonly isLine?: boolean
  open: string
  /** Depth of the last heading. */
  level: number
}

/**
 * The text of an element: paragraphs apart by blank lines, headings as `## `, list items as `- `, tables as rows, code fenced.
 * A heading that nothing follows is left out.
 */
export function toText(root: Node): string {
  const writer: Writer = { done: [], open: '', level: 1 }
  walk(root, writer, 0)
  flush(writer)
  return joinBlocks(withoutEmptyHeadings(writer.done))
}

function flush(writer: Writer): void {
  const paragraphs = writer.open.split(/\n[ \t]*\n/).map(tidyProse)
  writer.open = ''
  for (const text of paragraphs) if (text !== '') writer.done.push(hashed.test(text) ? fenced(text) : text)
}

/** A line that Markdown would take for a heading, which the page does not call one: a prompt of a shell, or a comment. */
const hashed = /^ {0,3}#{1,6}\s/m

function fenced(text: string): string {
  return `\`\`\`\n${text}\n\`\`\``
}

/** The text of an element in one line: what blocks and line breaks part on the page is parted here. */
function lineOf(node: Element, depth: number): string {
  const writer: Writer = { done: [], isLine: true, open: '', level: 1 }
  walk(node, writer, depth)
  return tidyProse(writer.open.replaceAll(/\s+/g, ' '))
}

function walk(node: Node, writer: Writer, depth: number): void {
  if (depth > maxDepth) return
  for (const child of node.childNodes) {
    if (child.nodeType === textNode) writer.open += (child.nodeValue ?? '').replaceAll(/\s+/g, ' ')
    else if (child.nodeType === elementNode) renderElement(child as Element, writer, depth + 1)
  }
}

function renderElement(node: Element, writer: Writer, depth: number): void {
  const name = node.localName
  const inline = inlineText(node)
  if (inline !== null) writer.open += inline
  else if (writer.isLine === true) {
    if (blocks.has(name) || /^(?:br|td|th)$/.test(name)) spaced(node, writer, depth)
    else walk(node, writer, depth)
  } else if (name === 'br') writer.open += '\n'
  else if (name === 'pre') code(node, writer)
  else if (isListing(node)) listing(node, writer)
  else if (/^h[1-6]$/.test(name)) heading(node, writer, depth)
  else if (name === 'li') item(node, writer, depth)
  else if (name === 'table' && isData(node)) table(node, writer, depth)
  else if (name === 'dl') descriptions(node, writer, depth)
  else if (name === 'th' && node.closest(boxed) !== null) flush(writer)
  else if (name === 'td' || name === 'th') spaced(node, writer, depth)
  else if (blocks.has(name)) block(node, writer, depth)
  else walk(node, writer, depth)
}

function block(node: Element, writer: Writer, depth: number): void {
  flush(writer)
  walk(node, writer, depth)
  flush(writer)
}

/** The text of an element within a line that is not read as its words are: references, exponents, code with signs of its own. Null for any other. */
function inlineText(node: Element): string | null {
  const name = node.localName
  if (name === 'sup' && isReference(node)) return ''
  if (name === 'sup' && /^[-−\d]+$/.test(node.textContent)) return raised(node.textContent)
  return inlineCode.has(name) && isMarkLike(node.textContent) ? `\`${node.textContent.trim()}\`` : null
}

/** Elements of code within a line. */
const inlineCode = new Set(['code', 'tt', 'samp', 'kbd'])

/** True for code whose signs would be read as marks of emphasis: *__init__*, *author__id*, a name behind an asterisk. */
function isMarkLike(text: string): boolean {
  return /__|\*|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u.test(text) && !/[`\n]/.test(text)
}

/** A raised marker, or a raised number that is a link to a place on the same page. */
function isReference(node: Element): boolean {
  const text = node.textContent
  return isMarker(text) || (/^[\s\d,–-]+$/.test(text) && node.querySelector('a[href^="#"]') !== null)
}

function spaced(node: Element, writer: Writer, depth: number): void {
  writer.open += ' '
  walk(node, writer, depth)
  writer.open += ' '
}

function heading(node: Element, writer: Writer, depth: number): void {
  flush(writer)
  if (node.parentElement?.matches(boxed) === true) return
  const text = lineOf(node, depth).replace(/\s*¶$/, '')
  const level = Math.max(2, Number(node.localName.slice(1)))
  if (text === '') return
  writer.done.push(`${'#'.repeat(level)} ${text}`)
  writer.level = level
}

function item(node: Element, writer: Writer, depth: number): void {
  flush(writer)
  const inner: Writer = { done: [], open: '', level: writer.level }
  walk(node, inner, depth)
  flush(inner)
  const [first, ...rest] = inner.done
  if (first === undefined) return
  writer.done.push(/^(?:- |```)/.test(first) ? first : `- ${first}`, ...rest.map((text) => `  ${text.replaceAll('\n', '\n  ')}`))
}

function descriptions(list: Element, writer: Writer, depth: number): void {
  if (isOfChapters(list)) chapters(list, writer, depth)
  else if (isOfLines(list)) termLines(list, writer, depth)
  else block(list, writer, depth)
}

/** Lists of descriptions whose terms head a text of their own: the commands of a program, each told at length. */
function chapters(list: Element, writer: Writer, depth: number): void {
  flush(writer)
  const { level } = writer
  for (const child of list.children) {
    const isTerm = child.localName === 'dt'
    const term = isTerm ? lineOf(child, depth).replace(/\s*¶$/, '') : ''
    if (term !== '') writer.done.push(`${'#'.repeat(Math.min(6, level + 1))} ${term}`)
    writer.level = level + 1
    if (!isTerm) walk(child, writer, depth)
    flush(writer)
  }
  writer.level = level
}

/** A list of terms, each with a line that tells it, as items: *- -c: Show the theme.* */
function termLines(list: Element, writer: Writer, depth: number): void {
  flush(writer)
  const said = [...list.children].map((child) => lineOf(child, depth))
  for (const [at, text] of said.entries()) if (at % 2 === 1) writer.done.push(`- ${(said[at - 1] ?? '').replace(/\s*[¶:]$/, '')}: ${text}`)
}

function code(node: Element, writer: Writer): void {
  flush(writer)
  const text = tidyCode(linesOf(node, 0))
  if (text.trim() !== '') writer.done.push(indentedToText(text) ?? proseToText(text) ?? fenced(text))
}

/** True for a paragraph whose class says that it is code. */
function isListing(node: Element): boolean {
  return node.matches(listingElement) && node.querySelector(parted) === null
}

/** Code whose lines end with `br` and are indented with signs that do not break, as an ordinary paragraph must have them; else those of its text. */
function listing(node: Element, writer: Writer): void {
  flush(writer)
  const text = linesOf(node, 0)
  const lines = node.querySelector('br') === null ? text : text.replaceAll(/\n[\t\n\r ]+/g, '\n').replaceAll('\u00A0', ' ')
  if (lines.trim() !== '') writer.done.push(fenced(tidyCode(lines.replace(/^[\t\n\r ]+/, ''))))
}

/** The text of code, as it was spaced; line breaks and blocks in it begin lines. */
function linesOf(node: Node, depth: number): string {
  let text = ''
  if (depth > maxDepth) return text
  for (const child of node.childNodes) {
    if (child.nodeType === textNode) text += child.nodeValue ?? ''
    if (child.nodeType !== elementNode) continue
    const { localName } = child as Element
    const isBlock = blocks.has(localName)
    if (isBlock && /[^\n]$/.test(text)) text += '\n'
    text += localName === 'br' ? '\n' : linesOf(child, depth + 1)
    if (isBlock && !text.endsWith('\n')) text += '\n'
  }
  return text
}

/** A table for data has rows of several cells, and no tables, lists or several paragraphs for layout in them; AsciiDoc and DocBook set each cell as a paragraph. */
function isData(node: Element): boolean {
  const rows = [...node.querySelectorAll('tr')]
  return (
    rows.length > 1 &&
    node.querySelector('table, ul, pre, p ~ p, div > div > div') === null &&
    rows.some((row) => row.children.length > 1) &&
    rows.every((row) => [...row.children].every((cell) => cell.querySelectorAll('p, div').length <= maxBlocks))
  )
}

/** Blocks in a cell of data: a paragraph, in a division. */
const maxBlocks = 2

function table(node: Element, writer: Writer, depth: number): void {
  flush(writer)
  const rows = [...node.querySelectorAll('tr')].map((row) => [...row.children].map((cell) => lineOf(cell, depth).replaceAll('|', '/')))
  const lines = rows.filter((cells) => cells.some((cell) => cell !== '')).map((cells) => `| ${cells.join(' | ')} |`)
  const width = rows[0]?.length ?? 0
  const [first = '', ...rest] = lines
  if (lines.length > 0) writer.done.push([first, `|${' --- |'.repeat(width)}`, ...rest].join('\n'))
}
