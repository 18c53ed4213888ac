import type { Anchor } from '@galley/sdk'
import { parseXml } from '../parts/parse-xml.ts'
import { oneLine, tableOf } from '../parts/text-sheet.ts'

/** A block of a page of HTML, in Markdown, with the printed pages that begin in it. */
export interface HtmlBlock {
  readonly text: string
  readonly pages: readonly Anchor[]
}

const silent = new Set(['head', 'script', 'style', 'nav', 'template', 'noscript', 'rt', 'rp'])
const blockNames = /^(?:p|div|section|article|blockquote|li|dt|dd|h[1-6]|pre|figcaption|tr|table|body|br|ul|ol)$/

/** Reads the blocks of XHTML or HTML in their order. Markup of lines is dropped, and so is what is not seen. */
export function htmlBlocks(html: string): readonly HtmlBlock[] {
  const blocks: HtmlBlock[] = []
  let line = ''
  let mark = ''
  /** Elements that are open from one on that is not seen. */
  let skipped = 0
  let table: string[][] | null = null
  let pages: Anchor[] = []
  const finish = (): void => {
    const text = oneLine(line)
    line = ''
    if (text === '' || table !== null) return
    blocks.push({ text: mark + text, pages })
    pages = []
  }
  parseXml(
    html,
    {
      open: (name, attributes) => {
        const page = pageOf(attributes)
        if (page > 0) pages.push({ at: oneLine(line).length, page })
        const isCell = name === 'td' || name === 'th'
        if (isCell && skipped === 0) table?.at(-1)?.push('')
        if (skipped > 0 || silent.has(name) || 'hidden' in attributes) skipped += 1
        if (skipped > 0 || !blockNames.test(name)) return
        finish()
        if (name === 'table') table ??= []
        if (name === 'tr') table?.push([])
        if (name !== 'p') mark = markOf(name)
      },
      text: (text) => {
        if (skipped > 0) return
        const row = table?.at(-1)
        if (row !== undefined && row.length > 0) row[row.length - 1] = `${row.at(-1) ?? ''}${text}`
        else line += text
      },
      close: (name) => {
        if (skipped > 0) {
          skipped -= 1
          return
        }
        if (name === 'table' && table !== null) {
          const rows = table.map((row) => row.map(oneLine))
          table = null
          const text = tableOf(rows)
          if (text !== '') blocks.push({ text, pages: [] })
        }
        if (!blockNames.test(name)) return
        finish()
        if (name !== 'p') mark = ''
      },
    },
    { isHtml: true },
  )
  finish()
  return blocks
}

/** The printed page that begins at an element; 0 for any other. */
function pageOf({ title, 'aria-label': label, id, ...attributes }: Readonly<Record<string, string>>): number {
  if (!/pagebreak/.test(`${attributes['epub:type'] ?? ''} ${attributes['role'] ?? ''}`)) return 0
  return Number(/\d{1,5}/.exec(title ?? label ?? id ?? '')?.[0] ?? 0)
}

/** Mark of Markdown with which the line of an element begins. */
function markOf(name: string): string {
  if (/^h[1-6]$/.test(name)) return '## '
  return name === 'li' ? '- ' : ''
}
