import { parseXml } from '../parts/parse-xml.ts'
import { oneLine, tableOf } from '../parts/text-sheet.ts'

/** A paragraph, heading, item or table of a Word document, in Markdown. */
export interface WordBlock {
  readonly text: string
  /** Page on which it began when Word saved it; 1 throughout where no program wrote that down. */
  readonly page: number
  /** Ids of the notes that it refers to. */
  readonly notes: readonly string[]
}

interface Paragraph {
  text: string
  level: number
  isItem: boolean
  page: number
}

/** Blocks as they come together: what stands in a table is text of its cell, until the table ends. */
interface Collected {
  readonly blocks: WordBlock[]
  /** Tables that are open, the innermost last, as rows of cells. */
  readonly tables: string[][][]
  /** Notes that nothing was put under yet. */
  notes: string[]
}

/** Walks over `word/document.xml` (ECMA-376 part 1 §17). Deleted and hidden text, codes of fields and second versions of drawings are left out. */
export function bodyOf(xml: string, headings: ReadonlyMap<string, number>): readonly WordBlock[] {
  const collected: Collected = { blocks: [], tables: [], notes: [] }
  const { tables } = collected
  const open: Paragraph[] = []
  let page = 1
  let isText = false
  let isHidden = false
  let skipped = 0
  /** Handlers of tags that begin something, or change it from here on. */
  const begin: Readonly<Record<string, (value: string) => void>> = {
    'w:p': () => void open.push({ text: '', level: 0, isItem: false, page }),
    'w:tbl': () => void tables.push([]),
    'w:tr': () => void tables.at(-1)?.push([]),
    'w:tc': () => void tables.at(-1)?.at(-1)?.push(''),
    'w:r': () => {
      isHidden = false
    },
    'w:vanish': (value) => {
      isHidden = !/^(?:0|false)$/.test(value)
    },
    'w:lastRenderedPageBreak': () => {
      page += 1
      const paragraph = open.at(-1)
      if (paragraph?.text === '') paragraph.page = page
    },
  }
  parseXml(xml, {
    open: (name, attributes) => {
      if (name === 'mc:Fallback') skipped += 1
      if (skipped > 0) return
      const value = attributes['w:val'] ?? ''
      isText = name === 'w:t' && !isHidden
      if (Object.hasOwn(begin, name)) begin[name]?.(value)
      else if (/^w:(?:foot|end)noteReference$/.test(name)) collected.notes.push(`${name.slice(2, -9)} ${attributes['w:id'] ?? ''}`)
      else formatParagraph(open.at(-1), name, headings.get(value))
    },
    text: (text) => {
      const paragraph = open.at(-1)
      if (isText && skipped === 0 && paragraph !== undefined) paragraph.text += text
    },
    close: (name) => {
      if (name === 'mc:Fallback') skipped -= 1
      if (skipped > 0) return
      isText = false
      const paragraph = name === 'w:p' ? open.pop() : undefined
      if (paragraph !== undefined) finishParagraph(collected, paragraph)
      if (name === 'w:tbl') finishTable(collected, page)
    },
  })
  return collected.blocks
}

/** Takes up a tag that says what a paragraph is, or breaks its line. */
function formatParagraph(paragraph: Paragraph | undefined, name: string, level = 0): void {
  if (paragraph === undefined) return
  if (name === 'w:pStyle') paragraph.level = level
  else if (name === 'w:numPr') paragraph.isItem = true
  else if (/^w:(?:tab|br|cr)$/.test(name)) paragraph.text += ' '
}

function finishParagraph(collected: Collected, { text, level, isItem, page }: Paragraph): void {
  const line = oneLine(text)
  if (addToCell(collected, line) || line === '') return
  const { blocks, notes } = collected
  blocks.push({ text: level > 0 ? `${'#'.repeat(level)} ${line}` : isItem ? `- ${line}` : line, page, notes })
  collected.notes = []
}

function finishTable(collected: Collected, page: number): void {
  const table = tableOf(collected.tables.pop() ?? [])
  if (!addToCell(collected, table) && table !== '') collected.blocks.push({ text: table, page, notes: [] })
}

/** Adds text to the cell that is open; false where none is. */
function addToCell({ tables }: Collected, text: string): boolean {
  const row = tables.at(-1)?.at(-1)
  if (row === undefined) return false
  row[row.length - 1] = oneLine(`${row.at(-1) ?? ''} ${text}`)
  return true
}
