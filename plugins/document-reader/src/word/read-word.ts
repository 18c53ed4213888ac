import type { Host, ReadAnswer, ReadInput } from '@galley/sdk'
import { coreFacts } from '../office/core-facts.ts'
import { openZip, type Zip } from '../parts/open-zip.ts'
import { parseXml } from '../parts/parse-xml.ts'
import { createTextSheet, oneLine } from '../parts/text-sheet.ts'
import { bodyOf, type WordBlock } from './body-of.ts'

/** Reads a Word document: headings, paragraphs, lists, tables, and footnotes behind the paragraph that they belong to. */
export async function readWord(input: ReadInput, host: Host): Promise<ReadAnswer> {
  const zip = await openZip(input, host)
  const xml = zip.text('word/document.xml')
  if (xml === null) throw new Error('it has no text of a Word document (word/document.xml)')
  const blocks = bodyOf(xml, headingStyles(zip))
  const notes = notesOf(zip)
  const sheet = createTextSheet()
  // Word writes where its pages ended when it saved; other programs do not.
  const hasPages = blocks.some(({ page }) => page > 1)
  let page = 0
  for (const block of blocks) {
    const places = hasPages && block.page !== page ? [{ at: 0, page: block.page }] : []
    page = block.page
    const isRoom = [block.text, ...block.notes.map((id) => notes.get(id) ?? '')].every((text, index) =>
      sheet.add(text, index === 0 ? places : []),
    )
    if (!isRoom) {
      host.log('warn', `only the beginning of ${input.url} was read: the rest is too long for one source`)
      break
    }
  }
  const facts = coreFacts(zip)
  return { ...facts, title: facts.title || titleOf(blocks), ...sheet.end() }
}

const titleOf = (blocks: readonly WordBlock[]): string =>
  blocks.find(({ text }) => text.startsWith('# ') || text.startsWith('## '))?.text.replace(/^#+ /, '') ?? ''

/** Levels of the styles of headings, by their id; the names of these are the same in every language of Word. */
function headingStyles(zip: Zip): ReadonlyMap<string, number> {
  const levels = new Map<string, number>()
  let style = ''
  parseXml(zip.text('word/styles.xml') ?? '', {
    open: (name, attributes) => {
      if (name === 'w:style') style = attributes['w:styleId'] ?? ''
      const level = name === 'w:name' ? /^(?:heading ([1-6])|(title))$/i.exec(attributes['w:val'] ?? '') : null
      if (level !== null) levels.set(style, Number(level[1] ?? 1))
    },
  })
  return levels
}

/** Texts of the footnotes and endnotes, by `footnote ID` and `endnote ID`. */
function notesOf(zip: Zip): ReadonlyMap<string, string> {
  const notes = new Map<string, string>()
  for (const kind of ['footnote', 'endnote'] as const) {
    let id = ''
    let isText = false
    parseXml(zip.text(`word/${kind}s.xml`) ?? '', {
      open: (name, attributes) => {
        if (name === `w:${kind}`) id = attributes['w:type'] === undefined ? `${kind} ${attributes['w:id'] ?? ''}` : ''
        isText = name === 'w:t'
      },
      text: (text) => {
        if (isText && id !== '') notes.set(id, (notes.get(id) ?? '') + text)
      },
      close: (name) => {
        isText = false
        if (name === 'w:p' && id !== '') notes.set(id, `${notes.get(id) ?? ''} `)
      },
    })
  }
  return new Map([...notes].map(([id, text]) => [id, oneLine(text)]))
}
