import { titleOfText } from '@galley/sdk'
import { htmlTitle } from './html-title.ts'
import type { Document } from './document.ts'

/** A document's title: what its reader or its text says, or a page's `<title>`, or else its file name made readable. */
export function titleOf({ title = '', type, text, path }: Document): string {
  return (title || (type === 'html' ? htmlTitle(text) : '') || titleOfText(type === 'html' ? '' : text, path)).slice(0, 300)
}
