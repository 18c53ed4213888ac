import type { ExportFormat } from '../export-format.ts'
import { frontMatter } from '../post/front-matter.ts'
import { postBody } from '../post/post-body.ts'
import { postOf } from '../post/post-of.ts'

/** A post for Jekyll: its file is named by its day (jekyllrb.com/docs/posts), and its text is no Liquid template. */
export const jekyll: ExportFormat<'jekyll', string> = {
  name: 'jekyll',
  label: 'Jekyll',
  about: 'a post for Jekyll: Markdown with front matter and footnotes',
  mediaType: 'text/markdown; charset=utf-8',
  extension: 'md',
  stem: ({ createdAt }, slug) => `${createdAt.slice(0, 10)}-${slug}`,
  isText: true,
  hasFooter: true,
  render: (draft, options) => {
    const { title, slug, date, summary, tags, sources } = postOf(draft)
    const head = { layout: 'post', title, slug, date, description: summary, excerpt: summary, tags, sources }
    return frontMatter(head) + withoutLiquid(postBody(draft, options))
  },
}

/** Jekyll reads Liquid in code as well. `raw` ends at the first `endraw`, so one of a source is parted by a space without width. */
function withoutLiquid(text: string): string {
  if (!/\{[{%]/.test(text)) return text
  return `{% raw %}\n${text.replaceAll(/\{(?=%-?\s*endraw)/g, '{\u200B')}{% endraw %}\n`
}
