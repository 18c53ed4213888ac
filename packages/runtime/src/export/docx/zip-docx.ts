import { strToU8, zipSync } from 'fflate'
import { namespaces, xmlHead, type DocxParts } from './docx-parts.ts'
import { docxStyles } from './docx-styles.ts'
import { escapeXml } from './escape-xml.ts'

/** A written document. */
export interface DocxContent {
  readonly title: string
  /** RFC 3339, UTC. */
  readonly createdAt: string
  /** BCP 47 with a region. */
  readonly language: string
  /** Paragraphs and tables. */
  readonly body: string
  readonly parts: DocxParts
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const packageType = 'application/vnd.openxmlformats-package'
const officeRelation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelation = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** A4 with margins of an inch; in twentieths of a point. */
const page =
  '<w:sectPr><w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'

/** Number of the page, at the foot of each. */
const pageNumber =
  '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:fldSimple w:instr="PAGE"><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple></w:p>'

/** Puts a document's parts into its container. The same content gives the same bytes: no time of packing is in it. */
export function zipDocx({ title, createdAt, language, body, parts }: DocxContent): Uint8Array<ArrayBuffer> {
  const files: Readonly<Record<string, string>> = {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': `${xmlHead}<Relationships xmlns="${packageRelation}"><Relationship Id="document" Type="${officeRelation}/officeDocument" Target="word/document.xml"/><Relationship Id="core" Type="${packageRelation}/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'docProps/core.xml': `${xmlHead}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:language>${escapeXml(language)}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${escapeXml(createdAt.replace(/\.\d+Z$/, 'Z'))}</dcterms:created></cp:coreProperties>`,
    'word/document.xml': `${xmlHead}<w:document ${namespaces}><w:body>${body}${page}</w:body></w:document>`,
    'word/_rels/document.xml.rels': parts.relations(),
    'word/_rels/footnotes.xml.rels': parts.noteRelations(),
    'word/footnotes.xml': parts.footnotes(),
    'word/footer.xml': `${xmlHead}<w:ftr ${namespaces}>${pageNumber}</w:ftr>`,
    'word/numbering.xml': parts.numbering(),
    'word/settings.xml': `${xmlHead}<w:settings ${namespaces}><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
    'word/styles.xml': docxStyles(language),
  }
  const bytes = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))
  return zipSync(bytes, { level: 9, mtime: new Date(1980, 0, 1) })
}

const contentTypes = `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="${packageType}.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/docProps/core.xml" ContentType="${packageType}.core-properties+xml"/><Override PartName="/word/document.xml" ContentType="${wordType}.document.main+xml"/>${[
  'styles',
  'numbering',
  'footnotes',
  'settings',
  'footer',
]
  .map((name) => `<Override PartName="/word/${name}.xml" ContentType="${wordType}.${name}+xml"/>`)
  .join('')}</Types>`
