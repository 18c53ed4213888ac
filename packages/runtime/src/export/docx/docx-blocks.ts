import { stripTokens } from '@galley/evidence'
import type { Block } from '@galley/sdk'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { citeBehindCode } from '../cite-behind-code.ts'
import { listIndent } from './docx-parts.ts'
import { docxRuns, lineRuns, textRun, type DocxContext, type MarkdownNode } from './docx-runs.ts'

/** Style of a paragraph: the names are those that Word itself and its templates use. */
export type ParagraphStyle =
  | 'Title'
  | 'Heading1'
  | 'Heading2'
  | 'BodyText'
  | 'ListParagraph'
  | 'Quote'
  | 'SourceCode'
  | 'TableText'
  | 'Footer'

/** A paragraph of runs. `more` are further properties, in their order in the schema (CT_PPr). */
export function paragraph(style: ParagraphStyle, runs: string, more = ''): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${runs}</w:p>`
}

/** A block as paragraphs and tables of a Word document; a heading in `style`. */
export function docxBlock(block: Block, context: DocxContext, style: 'Heading1' | 'Heading2' = 'Heading1'): string {
  if (block.kind === 'heading') return paragraph(style, lineRuns(block.text.replaceAll(/\s+/g, ' '), context))
  if (block.kind === 'table') return docxTable(block.text, context)
  return flow(fromMarkdown(citeBehindCode(block)).children, context)
}

/** A list of lines of Markdown. */
export function docxList(lines: readonly string[], context: DocxContext, start: number | null = null): string {
  const id = context.parts.list(start)
  return lines.map((line) => listParagraph(lineRuns(line, context), id, 0)).join('')
}

function flow(nodes: readonly MarkdownNode[], context: DocxContext, style: ParagraphStyle = 'BodyText'): string {
  return nodes.map((node) => flowOf(node, context, style)).join('')
}

function flowOf(node: MarkdownNode, context: DocxContext, style: ParagraphStyle): string {
  switch (node.type) {
    case 'paragraph':
      return paragraph(style, docxRuns(node.children, context))
    case 'heading':
      return paragraph('Heading1', docxRuns(node.children, context))
    case 'blockquote':
      return flow(node.children, context, 'Quote')
    case 'code':
      return codeParagraph(node.value)
    case 'list':
      return listOf(node, context, 0)
    case 'html':
      return paragraph(style, docxRuns([node], context))
    default:
      return ''
  }
}

function listOf(list: Extract<MarkdownNode, { type: 'list' }>, context: DocxContext, level: number): string {
  const id = context.parts.list(list.ordered === true ? (list.start ?? 1) : null)
  const items = list.children.map((item) =>
    item.children.map((node, at) => {
      if (node.type === 'list') return listOf(node, context, level + 1)
      if (node.type !== 'paragraph') return flowOf(node, context, 'ListParagraph')
      const runs = docxRuns(node.children, context)
      return at === 0 ? listParagraph(runs, id, level) : paragraph('ListParagraph', runs, `<w:ind w:left="${listIndent * (level + 1)}"/>`)
    }),
  )
  return items.flat().join('')
}

/** An entry of a list, at a depth from 0 on. */
export function listParagraph(runs: string, id: number, level: number): string {
  return paragraph('ListParagraph', runs, `<w:numPr><w:ilvl w:val="${Math.min(level, 3)}"/><w:numId w:val="${id}"/></w:numPr>`)
}

function codeParagraph(code: string): string {
  const lines = code.split('\n').map((line) => textRun(line))
  return paragraph('SourceCode', lines.join('<w:r><w:br/></w:r>'))
}

function docxTable(markdown: string, context: DocxContext): string {
  const [head = '', rule = '', ...rows] = markdown.trim().split('\n')
  const sides = cellsOf(rule).map((cell) => (/^:-*:$/.test(cell) ? 'center' : cell.endsWith(':') ? 'right' : 'left'))
  const columns = cellsOf(head).length
  const shares = sharesOf([head, ...rows], columns)
  const row = (line: string, { isHead }: { readonly isHead: boolean }): string => {
    const cells = Array.from({ length: columns }, (_, at) => cellsOf(line)[at] ?? '')
    const content = cells.map((cell, at) => {
      const runs = lineRuns(cell, context)
      return `<w:tc><w:tcPr><w:tcW w:w="${Math.floor(5000 * (shares[at] ?? 0))}" w:type="pct"/></w:tcPr>${paragraph('TableText', isHead ? bold(runs) : runs, `<w:jc w:val="${sides[at] ?? 'left'}"/>`)}</w:tc>`
    })
    return `<w:tr>${isHead ? '<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>' : '<w:trPr><w:cantSplit/></w:trPr>'}${content.join('')}</w:tr>`
  }
  const grid = shares.map((share) => `<w:gridCol w:w="${Math.floor(9000 * share)}"/>`).join('')
  const body = [row(head, { isHead: true }), ...rows.filter((line) => line.trim() !== '').map((line) => row(line, { isHead: false }))].join(
    '',
  )
  const looks = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/><w:tblLook w:firstRow="1"/></w:tblPr>'
  // Two tables without a paragraph between them would be one, and a cell's end is no end of a document.
  return `<w:tbl>${looks}<w:tblGrid>${grid}</w:tblGrid>${body}</w:tbl>${paragraph('TableText', '')}`
}

/** Shares of a table's width that its columns have, by their longest cell: a column of words of a line is as wide as they, of two long ones none is squeezed. */
function sharesOf(lines: readonly string[], columns: number): readonly number[] {
  const longest = Array.from({ length: columns }, (_, at) =>
    Math.min(40, Math.max(8, ...lines.map((line) => stripTokens(cellsOf(line)[at] ?? '').length))),
  )
  const sum = longest.reduce((total, one) => total + one, 0)
  return longest.map((one) => one / sum)
}

function bold(runs: string): string {
  return runs.replaceAll('<w:r><w:t', '<w:r><w:rPr><w:b/></w:rPr><w:t')
}

/** Cells of a row of a GFM table, without the escape of a bar in them. */
function cellsOf(line: string): readonly string[] {
  return line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replaceAll(String.raw`\|`, '|').trim())
}
