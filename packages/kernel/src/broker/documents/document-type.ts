import type { FileEntry } from '@galley/sdk'

const types: ReadonlyMap<string, FileEntry['type']> = new Map<string, FileEntry['type']>([
  ['.md', 'markdown'],
  ['.markdown', 'markdown'],
  ['.txt', 'text'],
  ['.rst', 'text'],
  ['.html', 'html'],
  ['.htm', 'html'],
])

/** The media type of each type of document. */
export const documentMediaTypes: Readonly<Record<FileEntry['type'], string>> = {
  markdown: 'text/markdown',
  text: 'text/plain',
  html: 'text/html',
}

/** Tells a document's type from the end of its name; null for a file that is not read. */
export function documentType(name: string): FileEntry['type'] | null {
  const dot = name.lastIndexOf('.')
  return dot === -1 ? null : (types.get(name.slice(dot).toLowerCase()) ?? null)
}
