import type { ExportFormat } from '../export-format.ts'
import { frontMatter } from '../post/front-matter.ts'
import { postBody } from '../post/post-body.ts'
import { postOf } from '../post/post-of.ts'

/** A post for a content collection of Astro, with the names of its blog template (title, description, pubDate). */
export const astro: ExportFormat<'astro', string> = {
  name: 'astro',
  label: 'Astro',
  about: 'a post for Astro: Markdown with front matter and footnotes',
  mediaType: 'text/markdown; charset=utf-8',
  extension: 'md',
  isText: true,
  hasFooter: true,
  render: (draft, options) => {
    const { title, slug, date, summary, tags, sources } = postOf(draft)
    return frontMatter({ title, slug, description: summary, pubDate: date, tags, sources }) + postBody(draft, options)
  },
}
