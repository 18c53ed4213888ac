import { parseXml } from '../parts/parse-xml.ts'
import { oneLine, tableOf } from '../parts/text-sheet.ts'

/** The texts of a slide or of its notes (ECMA-376 part 1 §19, §21.1): its title as a heading, paragraphs, tables. `only` takes shapes of one kind. */
export function slideBlocks(xml: string, only?: string): readonly string[] {
  const blocks: string[] = []
  let kind = ''
  let table: string[][] | null = null
  let paragraph = ''
  let isText = false
  parseXml(xml, {
    open: (name, { type = 'body' }) => {
      if (name === 'p:sp') kind = ''
      if (name === 'p:ph') kind = type
      if (name === 'a:tbl') table = []
      if (name === 'a:tr') table?.push([])
      if (name === 'a:tc') table?.at(-1)?.push('')
      if (name === 'a:p') paragraph = ''
      if (name === 'a:br') paragraph += ' '
      isText = name === 'a:t'
    },
    text: (text) => {
      if (isText) paragraph += text
    },
    close: (name) => {
      isText = false
      if (name === 'a:tbl' && table !== null) {
        blocks.push(tableOf(table))
        table = null
      }
      const line = oneLine(paragraph)
      if (name !== 'a:p' || line === '') return
      const row = table?.at(-1)
      if (row !== undefined) row[row.length - 1] = oneLine(`${row.at(-1) ?? ''} ${line}`)
      else if (/^(?:sldNum|dt|ftr|hdr)$/.test(kind) || (only !== undefined && kind !== only)) return
      else blocks.push(/title/i.test(kind) ? `## ${line}` : line)
    },
  })
  return blocks.filter((block) => block !== '')
}
