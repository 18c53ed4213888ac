import type { Brief, FileEntry } from '@galley/sdk'
import { documentType } from './document-type.ts'

/** A text of the brief, as a file that it never was. */
export interface TextDocument {
  readonly entry: FileEntry
  readonly text: string
}

/** The brief's pasted texts as documents: `texts/1-title.md`, Markdown unless the title ends like a file of another kind. */
export function textDocuments(texts: NonNullable<NonNullable<Brief['sources']>['texts']>): readonly TextDocument[] {
  return texts.map(({ title, text }, index) => {
    const type = documentType(title)
    const extension = type === null ? '.md' : title.slice(title.lastIndexOf('.')).toLowerCase()
    const slug = (type === null ? title : title.slice(0, title.lastIndexOf('.')))
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .slice(0, 60)
      .replaceAll(/^-+|-+$/g, '')
    const path = `texts/${index + 1}${slug === '' ? '' : `-${slug}`}${extension}`
    return { entry: { path, bytes: Buffer.byteLength(text), type: type ?? 'markdown' }, text }
  })
}
