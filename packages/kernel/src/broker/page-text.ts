import type { Source } from '@galley/sdk'

/** A page as its reader read it, ready to be stored. */
export interface PageText extends Pick<
  Source,
  'title' | 'author' | 'publishedAt' | 'licence' | 'language' | 'anchors' | 'reader' | 'isTextUnchecked'
> {
  readonly text: string
}
