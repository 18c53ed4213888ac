import type { Brief, FileEntry } from '@galley/sdk'
import { documentType, type DocumentType } from './document-type.ts'
import { isTextDocument } from './media-types.ts'

/** A pasted text of the brief as a document. */
export interface TextDocument {
  readonly entry: FileEntry
  readonly kind: DocumentType
  readonly text: string
}

/** The type of text that the end of a title tells; a text is no document of another kind, whatever its title. */
function textTypeOf(title: string): FileEntry['type'] | null {
  const kind = documentType(title)
  return kind === null || (kind.type === 'document' && !isTextDocument(kind.mediaType)) ? null : kind.type
}

/** Names the brief's pasted texts as documents: `texts/1-title.md`, Markdown unless the title ends like a file of another kind. */
export function textDocuments(texts: NonNullable<NonNullable<Brief['sources']>['texts']>): readonly TextDocument[] {
  return texts.map(({ title, text }, index) => {
    const type = textTypeOf(title)
    const extension = type === null ? '.md' : title.slice(title.lastIndexOf('.')).toLowerCase()
    const slug = (type === null ? title : title.slice(0, title.lastIndexOf('.')))
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .slice(0, 60)
      .replaceAll(/^-+|-+$/g, '')
    const path = `texts/${index + 1}${slug === '' ? '' : `-${slug}`}${extension}`
    const kind = documentType(path) ?? { type: 'markdown', mediaType: 'text/markdown' }
    return { entry: { path, bytes: Buffer.byteLength(text), type: kind.type, isNamed: true }, kind, text }
  })
}
