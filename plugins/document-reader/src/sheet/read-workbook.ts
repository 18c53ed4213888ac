import type { Host, ReadAnswer, ReadInput } from '@galley/sdk'
import { coreFacts } from '../office/core-facts.ts'
import { relationsOf } from '../office/relations-of.ts'
import { openZip } from '../parts/open-zip.ts'
import { attributesOf, parseXml } from '../parts/parse-xml.ts'
import { createTextSheet, oneLine } from '../parts/text-sheet.ts'
import { cellFormats } from './cell-formats.ts'
import { sheetRows } from './sheet-rows.ts'
import { addTable } from './table-text.ts'

/** Longest text of a cell, in UTF-16 units (Excel's own limit): a longer one that every cell shares would be read again with each. */
const maxCellText = 32_767

/** Reads an Excel workbook: every row of every sheet that is not hidden, with the values that formulas had when it was saved. Macros are never looked at. */
export async function readWorkbook(input: ReadInput, host: Host): Promise<ReadAnswer> {
  const zip = await openZip(input, host)
  const workbook = zip.text('xl/workbook.xml')
  if (workbook === null) throw new Error('it has no workbook (xl/workbook.xml)')
  const parts = relationsOf(zip, 'xl/workbook.xml')
  const is1904 = attributesOf(workbook, 'workbookPr').some(({ date1904 }) => /^(?:1|true)$/.test(date1904 ?? ''))
  const strings = sharedStrings(zip.text('xl/sharedStrings.xml') ?? '')
  const formats = cellFormats(zip.text('xl/styles.xml') ?? '')
  const sheets = attributesOf(workbook, 'sheet')
  const hidden = sheets.filter(({ state = 'visible' }) => state !== 'visible').map(({ name = '' }) => name)
  if (hidden.length > 0) host.log('warn', `hidden sheets of ${input.url} were not read: ${hidden.join(', ').slice(0, 300)}`)
  const sheet = createTextSheet()
  for (const { name = '', state = 'visible', 'r:id': id = '' } of sheets) {
    const xml = state === 'visible' ? zip.text(parts.get(id) ?? '') : null
    if (xml === null) continue
    const rows = sheetRows(xml, { strings, formats, is1904 })
    if (rows.length > 0 && !(sheet.add(`## ${oneLine(name)}`) && addTable(rows, sheet, name.slice(0, 300)))) {
      host.log('warn', `only the first rows of ${input.url} were read: the rest is too long for one source`)
      break
    }
  }
  return { ...coreFacts(zip), ...sheet.end() }
}

/** The texts that cells share (ECMA-376 part 1 §18.4.8), without the readings of Japanese ones. */
function sharedStrings(xml: string): readonly string[] {
  const strings: string[] = []
  let isText = false
  let isReading = false
  parseXml(xml, {
    open: (name) => {
      if (name === 'si') strings.push('')
      if (name === 'rPh') isReading = true
      isText = name === 't' && !isReading
    },
    text: (text) => {
      if (isText) strings[strings.length - 1] += text
    },
    close: (name) => {
      if (name === 'rPh') isReading = false
      isText = false
    },
  })
  return strings.map((text) => oneLine(text.slice(0, maxCellText)))
}
