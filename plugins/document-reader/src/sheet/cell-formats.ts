import { parseXml } from '../parts/parse-xml.ts'

/** Kind of value that a number in a cell stands for. */
export type CellFormat = 'number' | 'date' | 'time' | 'percent'

/** Formats that every workbook knows by their number (ECMA-376 part 1 §18.8.30). */
const builtIn: Readonly<Record<number, CellFormat>> = {
  9: 'percent',
  10: 'percent',
  14: 'date',
  15: 'date',
  16: 'date',
  17: 'date',
  18: 'time',
  19: 'time',
  20: 'time',
  21: 'time',
  22: 'date',
  45: 'time',
  46: 'time',
  47: 'time',
}

/** The format of each style of cells, by the style's number. */
export function cellFormats(xml: string): readonly CellFormat[] {
  const own = new Map<number, CellFormat>()
  const styles: CellFormat[] = []
  let isCellStyle = false
  parseXml(xml, {
    open: (name, { numFmtId = '0', formatCode = '' }) => {
      if (name === 'cellXfs') isCellStyle = true
      if (name === 'numFmt') own.set(Number(numFmtId), formatOf(formatCode))
      if (name === 'xf' && isCellStyle) styles.push(own.get(Number(numFmtId)) ?? builtIn[Number(numFmtId)] ?? 'number')
    },
    close: (name) => {
      if (name === 'cellXfs') isCellStyle = false
    },
  })
  return styles
}

function formatOf(code: string): CellFormat {
  const signs = code.replaceAll(/"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]/gi, '')
  if (/%/.test(signs)) return 'percent'
  if (/[yd]/i.test(signs) || (/m/i.test(signs) && !/[hs]/i.test(signs))) return 'date'
  return /[hs]/i.test(signs) ? 'time' : 'number'
}

/** Milliseconds of a day. */
const dayMs = 86_400_000

/** A number of a cell as its reader sees it: a date in ISO form, a share in per cent, any other without the noise of binary fractions. */
export function printNumber(value: string, format: CellFormat, is1904: boolean): string {
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return value
  if (format === 'percent') return `${round(number * 100)}%`
  if (format === 'number') return round(number)
  const epoch = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  const date = new Date(epoch + Math.round(number * dayMs))
  if (Number.isNaN(date.getTime())) return round(number)
  const [day = '', time = ''] = date.toISOString().slice(0, 16).split('T')
  if (format === 'time' && number < 1) return time
  return time === '00:00' ? day : `${day} ${time}`
}

const round = (number: number): string => {
  const rounded = Number(number.toPrecision(15))
  return Math.abs(rounded) >= 1e21 || (rounded !== 0 && Math.abs(rounded) < 1e-6)
    ? String(rounded)
    : rounded.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 15 })
}
