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

/** Walks over `word/document.xml` (ECMA-376 part 1 §17). Deleted and hidden text, codes of fields and second versions of drawings are left out. */
export function bodyOf(xml: string, headings: ReadonlyMap<string, number>): readonly WordBlock[] {
  const blocks: WordBlock[] = []
  const open: Paragraph[] = []
  const tables: string[][][] = []
  let notes: string[] = []
  let page = 1
  let isText = false
  let isHidden = false
  let skipped = 0
  const finish = ({ text, level, isItem, page: at }: Paragraph): void => {
    const line = oneLine(text)
    const cell = tables.at(-1)?.at(-1)
    if (cell !== undefined) cell[cell.length - 1] = oneLine(`${cell.at(-1) ?? ''} ${line}`)
    else if (line !== '') {
      blocks.push({ text: level > 0 ? `${'#'.repeat(level)} ${line}` : isItem ? `- ${line}` : line, page: at, notes })
      notes = []
    }
  }
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
      else if (/^w:(?:foot|end)noteReference$/.test(name)) notes.push(`${name.slice(2, -9)} ${attributes['w:id'] ?? ''}`)
      const paragraph = open.at(-1)
      if (paragraph === undefined) return
      if (name === 'w:pStyle') paragraph.level = headings.get(value) ?? 0
      else if (name === 'w:numPr') paragraph.isItem = true
      else if (/^w:(?:tab|br|cr)$/.test(name)) paragraph.text += ' '
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
      if (paragraph !== undefined) finish(paragraph)
      if (name !== 'w:tbl') return
      const table = tableOf(tables.pop() ?? [])
      const cell = tables.at(-1)?.at(-1)
      if (cell !== undefined) cell[cell.length - 1] = oneLine(`${cell.at(-1) ?? ''} ${table}`)
      else if (table !== '') blocks.push({ text: table, page, notes: [] })
    },
  })
  return blocks
}
