import { fromMarkdown } from 'mdast-util-from-markdown'
import { replaceTokens } from '../number-citations.ts'
import type { DocxParts } from './docx-parts.ts'
import { escapeXml } from './escape-xml.ts'

/** A node of a parsed Markdown text. */
export type MarkdownNode = ReturnType<typeof fromMarkdown>['children'][number]

/** Context in which a block is written: the growing parts, and what stands for the citation of a claim (runs, or null for what is no citation). */
export interface DocxContext {
  readonly parts: DocxParts
  readonly cite: (claimId: string) => string | null
}

/** Runs of text with some properties of theirs. */
export function textRun(text: string, properties = ''): string {
  if (text === '') return ''
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`
}

/** A link, or its bare text where its address is not one of the web. */
export function linkRun(parts: DocxParts, address: string, runs: string): string {
  return /^https?:\/\//i.test(address) ? `<w:hyperlink r:id="${parts.link(address)}" w:history="1">${runs}</w:hyperlink>` : runs
}

/** The mark of a new footnote whose paragraphs have these runs. */
export function noteRun(parts: DocxParts, paragraphs: readonly string[]): string {
  return `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="${parts.note(paragraphs)}"/></w:r>`
}

/** Properties of a run in their order in the schema (CT_RPr): style, bold, italic. */
interface Look {
  readonly style?: 'Hyperlink' | 'VerbatimChar'
  readonly isBold?: boolean
  readonly isItalic?: boolean
}

/** Runs of the inline parts of a Markdown paragraph. HTML in it is text. */
export function docxRuns(nodes: readonly MarkdownNode[], context: DocxContext, look: Look = {}): string {
  return nodes.map((node) => runOf(node, context, look)).join('')
}

/** Runs of one line of Markdown. */
export function lineRuns(markdown: string, context: DocxContext): string {
  return fromMarkdown(markdown)
    .children.map((node) => ('children' in node ? docxRuns(node.children, context) : runOf(node, context, {})))
    .join('')
}

function runOf(node: MarkdownNode, context: DocxContext, look: Look): string {
  switch (node.type) {
    case 'text':
    case 'html':
      return cited(node.value, context, look)
    case 'inlineCode':
      return cited(node.value, context, { ...look, style: 'VerbatimChar' })
    case 'emphasis':
      return docxRuns(node.children, context, { ...look, isItalic: true })
    case 'strong':
      return docxRuns(node.children, context, { ...look, isBold: true })
    case 'link':
      return linkRun(
        context.parts,
        node.url,
        docxRuns(node.children, context, /^https?:/i.test(node.url) ? { ...look, style: 'Hyperlink' } : look),
      )
    case 'image':
      return cited(node.alt ?? '', context, look)
    case 'break':
      return '<w:r><w:br/></w:r>'
    default:
      return 'children' in node ? docxRuns(node.children, context, look) : ''
  }
}

/** Stands between the text before a citation, the citation, and the text behind it: no text has it. */
const cut = '\uE010'

function cited(text: string, { cite }: DocxContext, look: Look): string {
  const found: string[] = []
  const marked = replaceTokens(text.replaceAll(cut, ''), (id) => {
    const runs = cite(id)
    if (runs === null) return null
    found.push(runs)
    return `${cut}${found.length - 1}${cut}`
  })
  // A footnote mark stands right behind its sentence.
  const pieces = marked.replaceAll(new RegExp(`[ \\t]+${cut}`, 'g'), cut).split(cut)
  return pieces
    .map((piece, at) => {
      if (at % 2 === 0) return textRun(piece, propertiesOf(look))
      const isSecond = at > 1 && pieces[at - 1] === ''
      return (isSecond ? textRun(',', '<w:vertAlign w:val="superscript"/>') : '') + (found[Number(piece)] ?? '')
    })
    .join('')
}

function propertiesOf({ style, isBold, isItalic }: Look): string {
  const sign = style ?? (isItalic ? 'Emphasis' : undefined)
  return `${sign ? `<w:rStyle w:val="${sign}"/>` : ''}${isBold ? '<w:b/>' : ''}${isItalic && style ? '<w:i/>' : ''}`
}
