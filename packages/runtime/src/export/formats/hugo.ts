import type { ExportFormat } from '../export-format.ts'
import { frontMatter } from '../post/front-matter.ts'
import { postBody } from '../post/post-body.ts'
import { postOf } from '../post/post-of.ts'

/** A post for Hugo: its front matter (gohugo.io/content-management/front-matter), and no shortcode that a source brought along. */
export const hugo: ExportFormat<'hugo', string> = {
  name: 'hugo',
  label: 'Hugo',
  about: 'a post for Hugo: Markdown with front matter and footnotes',
  mediaType: 'text/markdown; charset=utf-8',
  extension: 'md',
  isText: true,
  hasFooter: true,
  render: (draft, options) => {
    const { title, slug, date, summary, tags, sources } = postOf(draft)
    return frontMatter({ title, slug, date, description: summary, summary, tags, sources }) + withoutShortcodes(postBody(draft, options))
  },
}

/**
 * Hugo reads shortcodes in code as well. Its own escape is a comment in the braces; what is not closed on its line is parted by a space without
 * width.
 */
function withoutShortcodes(text: string): string {
  return text
    .replaceAll(/\{\{<(?!\/\*)((?:(?!\{\{|\}\}).)*?)>\}\}/g, '{{</*$1*/>}}')
    .replaceAll(/\{\{%(?!\/\*)((?:(?!\{\{|\}\}).)*?)%\}\}/g, '{{%/*$1*/%}}')
    .replaceAll(/\{(?=\{[<%](?!\/\*.*\*\/[>%]\}\}))/g, '{\u200B')
}
