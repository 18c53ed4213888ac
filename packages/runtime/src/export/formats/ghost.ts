import { htmlParts } from '../html-parts.ts'
import type { ExportFormat } from '../export-format.ts'
import { postOf } from '../post/post-of.ts'

/** Version of Ghost whose import the file is made for (docs.ghost.org/migration/custom). */
const version = '6.0.0'

/** A file for Ghost's import: a post in the state of a draft, its text in one HTML card. Ghost itself reads no front matter. */
export const ghost: ExportFormat<'ghost', string> = {
  name: 'ghost',
  label: 'Ghost',
  about: 'an import file for Ghost with one post, not yet published',
  mediaType: 'application/json',
  extension: 'ghost.json',
  isText: true,
  hasFooter: true,
  render: (draft, options) => {
    const { title, slug, date, summary, tags } = postOf(draft)
    const parts = htmlParts(draft, options).filter(({ name }) => name !== 'head' && name !== 'title')
    const text = parts.map((part) => part.text.replace(/<\/body>\s*<\/html>\s*$/, '')).join('\n')
    const card = { type: 'html', version: 1, html: text.trim() }
    const root = { type: 'root', version: 1, direction: null, format: '', indent: 0, children: [card] }
    const post = {
      id: 1,
      title,
      slug,
      lexical: JSON.stringify({ root }),
      status: 'draft',
      custom_excerpt: summary.slice(0, 300),
      created_at: date,
    }
    const data = {
      posts: [post],
      tags: tags.map((name, at) => ({ id: at + 1, name })),
      posts_tags: tags.map((_, at) => ({ post_id: 1, tag_id: at + 1, sort_order: at })),
    }
    return `${JSON.stringify({ db: [{ meta: { exported_on: Date.parse(date), version }, data }] }, null, 2)}\n`
  },
}
