/** Media types of documents that are no Markdown, text or HTML. */
export const mediaTypes = Object.freeze({
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  epub: 'application/epub+zip',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  /** Jupyter notebook. */
  notebook: 'application/x-ipynb+json',
  /** Source code of any language; no registered type covers it. */
  code: 'text/x-source',
  /** Container of old Office files and of those with a password (MS-CFB). */
  compound: 'application/x-ole-storage',
  zip: 'application/zip',
})

const texts = new Set<string>([mediaTypes.csv, mediaTypes.tsv, mediaTypes.rss, mediaTypes.atom, mediaTypes.code, mediaTypes.notebook])

/** Tells a document whose bytes are text: it is handed to its reader decoded. */
export const isTextDocument = (mediaType: string): boolean => texts.has(mediaType)

/** Tells a document whose reader cannot keep its words in their order: rows become statements, entries lose their markup. The reader is believed then. */
export const isReshaped = (mediaType: string): boolean =>
  texts.has(mediaType) && mediaType !== mediaTypes.code && mediaType !== mediaTypes.notebook

const words: Readonly<Record<string, string>> = {
  [mediaTypes.pdf]: 'a PDF',
  [mediaTypes.docx]: 'a Word document',
  [mediaTypes.xlsx]: 'an Excel workbook',
  [mediaTypes.pptx]: 'a PowerPoint presentation',
  [mediaTypes.epub]: 'an EPUB',
  [mediaTypes.csv]: 'a table (CSV)',
  [mediaTypes.tsv]: 'a table (TSV)',
  [mediaTypes.rss]: 'a feed',
  [mediaTypes.atom]: 'a feed',
  [mediaTypes.code]: 'source code',
  [mediaTypes.notebook]: 'a Jupyter notebook',
  [mediaTypes.compound]: 'an old Office file, or one with a password',
  [mediaTypes.zip]: 'a ZIP archive',
  'application/gzip': 'a packed file',
  'text/html': 'a web page',
  'application/xhtml+xml': 'a web page',
  'text/markdown': 'Markdown',
  'text/plain': 'text',
  'text/uri-list': 'a list of addresses',
}

/** Names a media type in plain words. */
export function describeMediaType(mediaType: string): string {
  return words[mediaType] ?? (mediaType.startsWith('image/') ? 'a picture' : mediaType || 'nothing')
}
