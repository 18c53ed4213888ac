import type { FileEntry } from '@galley/sdk'
import { mediaTypes } from './media-types.ts'

/** Kind of a document, as the end of its name tells. */
export interface DocumentType {
  readonly type: FileEntry['type']
  readonly mediaType: string
}

const ofText = (type: FileEntry['type'], mediaType: string): DocumentType => ({ type, mediaType })
const ofDocument = (mediaType: string): DocumentType => ({ type: 'document', mediaType })

/** Ends of the names of source code, whose lines are cited. */
const codeEnds =
  'c cc cpp cs css go h hpp ini java jl js jsx kt lua m mjs mts php pl proto ps1 py r rb rs scala sh sql swift tf toml ts tsx vue yaml yml zig'

const types: ReadonlyMap<string, DocumentType> = new Map([
  ['md', ofText('markdown', 'text/markdown')],
  ['markdown', ofText('markdown', 'text/markdown')],
  ['mdx', ofText('markdown', 'text/markdown')],
  ['rmd', ofText('markdown', 'text/markdown')],
  ['qmd', ofText('markdown', 'text/markdown')],
  ['txt', ofText('text', 'text/plain')],
  ['text', ofText('text', 'text/plain')],
  ['rst', ofText('text', 'text/plain')],
  ['url', ofText('text', 'text/uri-list')],
  ['webloc', ofText('text', 'text/uri-list')],
  ['opml', ofText('text', 'text/uri-list')],
  ['html', ofText('html', 'text/html')],
  ['htm', ofText('html', 'text/html')],
  ['pdf', ofDocument(mediaTypes.pdf)],
  ['docx', ofDocument(mediaTypes.docx)],
  ['docm', ofDocument(mediaTypes.docx)],
  ['xlsx', ofDocument(mediaTypes.xlsx)],
  ['xlsm', ofDocument(mediaTypes.xlsx)],
  ['pptx', ofDocument(mediaTypes.pptx)],
  ['pptm', ofDocument(mediaTypes.pptx)],
  ['epub', ofDocument(mediaTypes.epub)],
  ['csv', ofDocument(mediaTypes.csv)],
  ['tsv', ofDocument(mediaTypes.tsv)],
  ['ipynb', ofDocument(mediaTypes.notebook)],
  ['rss', ofDocument(mediaTypes.rss)],
  ['atom', ofDocument(mediaTypes.atom)],
  // Most feeds that are saved are called feed.xml; the reader tells other XML.
  ['xml', ofDocument(mediaTypes.rss)],
  ...codeEnds.split(' ').map((end) => [end, ofDocument(mediaTypes.code)] as const),
])

/** Names in capitals and without an end, as texts beside programs have them: *README*, *FAQ*, *HOWTOPLAY*. */
const capitals = /^[A-Z][A-Z\d_-]+$/
/** Such names of what is no reading: who wrote a program, on what terms, and lists that tools write. */
const apart =
  /^(?:LICEN[CS]ES?|COPYING.*|COPYRIGHT|NOTICE|AUTHORS|CONTRIBUTORS|CREDITS|THANKS|MAINTAINERS|CODEOWNERS|OWNERS|VERSION|PKG-INFO|METADATA|RECORD|WHEEL|INSTALLER|REQUESTED|BUILD|WORKSPACE|HEAD|MANIFEST)$/

/** Tells a document's kind from its name, mostly by its end; null for a file that is not read. */
export function documentType(path: string): DocumentType | null {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  if (dot === -1) return capitals.test(name) && !apart.test(name) ? (types.get('txt') ?? null) : null
  return types.get(name.slice(dot + 1).toLowerCase()) ?? null
}

/** Ends of the names of documents, in lower case and without the dot. */
export const documentEnds: readonly string[] = [...types.keys()]

const byMediaType = new Map([...types.values()].map((kind) => [kind.mediaType, kind]))

/** The kind of document that has a media type; null for one that is not read. */
export function documentTypeOf(mediaType: string): DocumentType | null {
  return byMediaType.get(mediaType) ?? null
}
