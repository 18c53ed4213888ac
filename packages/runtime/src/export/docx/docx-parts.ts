import { escapeXml } from './escape-xml.ts'

/** Parts of a Word document that grow while its text is written: links, footnotes and numbered lists. */
export interface DocxParts {
  /** Relationship id of a link to an address. */
  link(address: string): string
  /** Number of a new footnote whose paragraphs have these runs. */
  note(paragraphs: readonly string[]): number
  /** Number of a new list: bullets, or figures from `start` on. */
  list(start: number | null): number
  /** Content of `word/_rels/document.xml.rels`, `word/footnotes.xml` and its links, and `word/numbering.xml`. */
  readonly relations: () => string
  readonly noteRelations: () => string
  readonly footnotes: () => string
  readonly numbering: () => string
}

/** Namespaces of the parts: ECMA-376 (Transitional). */
export const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

/** First line of every part. */
export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const relationType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const fixed = ['styles', 'numbering', 'footnotes', 'settings', 'footer']

/** Indent of a level of a list, in twentieths of a point: room for two figures and their point. */
export const listIndent = 440

/** Abstract lists of `numbering.xml`: bullets and figures. */
const [bullets, figures] = [0, 1]

/** Starts the parts of a document. */
export function createDocxParts(): DocxParts {
  const addresses: string[] = []
  const notes: string[] = []
  const lists: (number | null)[] = []
  const hyperlinks = (): string =>
    addresses
      .map(
        (address, at) =>
          `<Relationship Id="link${at + 1}" Type="${relationType}/hyperlink" Target="${escapeXml(address)}" TargetMode="External"/>`,
      )
      .join('')
  const relationships = (content: string): string =>
    `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`
  return {
    link: (address) => {
      const known = addresses.indexOf(address)
      return `link${known === -1 ? addresses.push(address) : known + 1}`
    },
    note: (paragraphs) => {
      const id = notes.length + 1
      const mark =
        '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'
      const body = paragraphs.map((runs, at) => `<w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>${at === 0 ? mark : ''}${runs}</w:p>`)
      notes.push(`<w:footnote w:id="${id}">${body.join('')}</w:footnote>`)
      return id
    },
    list: (start) => lists.push(start),
    relations: () =>
      relationships(
        fixed.map((name) => `<Relationship Id="${name}" Type="${relationType}/${name}" Target="${name}.xml"/>`).join('') + hyperlinks(),
      ),
    noteRelations: () => relationships(hyperlinks()),
    footnotes: () => `${xmlHead}<w:footnotes ${namespaces}>${separators}${notes.join('')}</w:footnotes>`,
    numbering: () => `${xmlHead}<w:numbering ${namespaces}>${abstractLists}${lists.map(listOf).join('')}</w:numbering>`,
  }
}

const separators = (['separator', 'continuationSeparator'] as const)
  .map(
    (type, at) =>
      `<w:footnote w:type="${type}" w:id="${at - 1}"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r><w:${type}/></w:r></w:p></w:footnote>`,
  )
  .join('')

/** Levels of a list; deeper ones look like the last. */
const levels = [0, 1, 2, 3]

const abstractLists = [bullets, figures]
  .map((id) => {
    const level = (at: number): string =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${id === bullets ? 'bullet' : 'decimal'}"/><w:lvlText w:val="${id === bullets ? '•' : `%${at + 1}.`}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${listIndent * (at + 1)}" w:hanging="${listIndent}"/></w:pPr></w:lvl>`
    return `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="hybridMultilevel"/>${levels.map(level).join('')}</w:abstractNum>`
  })
  .join('')

function listOf(start: number | null, at: number): string {
  const id = at + 1
  if (start === null) return `<w:num w:numId="${id}"><w:abstractNumId w:val="${bullets}"/></w:num>`
  const restarts = levels.map(
    (level) => `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${level === 0 ? start : 1}"/></w:lvlOverride>`,
  )
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${figures}"/>${restarts.join('')}</w:num>`
}
