import { replaceTags } from './html-tags.ts'
import { outsideCode } from './outside-code.ts'

/**
 * Markdown as a reader hears it: marks, tags, link targets, citation tokens and footnote marks removed, white space collapsed. In code spans
 * nothing is a mark; their own go, unless they are to be kept. For counting and judging; offsets into the original are lost.
 */
export function plainText(markdown: string, { keepCode = false }: { readonly keepCode?: boolean } = {}): string {
  const changeCode = keepCode ? (span: string): string => span : bareCode
  return outsideCode(bareLinkedCode(markdown), withoutMarks, changeCode).replaceAll(/\s+/g, ' ').trim()
}

/** Code in a link by reference, [`Client`][] or [`Client`][api], without the link: its brackets stand outside the code. */
function bareLinkedCode(markdown: string): string {
  return markdown.includes('[`') ? markdown.replaceAll(/\[(`[^`\n]{1,200}`)\]\[[^\]\n]{0,100}\]/g, '$1') : markdown
}

function bareCode(span: string): string {
  const marks = /^`+/.exec(span)?.[0].length ?? 0
  return span.slice(marks, -marks)
}

/** Most sentences have few of the marks or none: a search for a character costs far less than a pattern. */
function withoutMarks(markdown: string): string {
  if (!/[[<#>*+•`_-]/.test(markdown)) return markdown
  let text = markdown
  if (text.includes('['))
    text = text
      .replaceAll(/\[\[c:[^\]\s]*\]\]/g, ' ')
      .replaceAll(/\[\^[^\]\s]{1,40}\]/g, ' ')
      .replaceAll(/\[(?!\^?\d+\])([^[\]]{2,300})\]\[(?:|[^\]\d\n][^\]\n]{0,99})\]/g, '$1')
      .replaceAll(/!\[([^\]]{0,500})\]\([^)\n]{0,600}\)/g, '$1')
      .replaceAll(/\[([^\]]{1,500})\]\((?:<[^>\n]{0,600}>|[^)\n]{0,600})\)/g, '$1')
  text = replaceTags(text, ' ')
  if (/^[ \t]{0,3}[#>]/m.test(text)) text = text.replaceAll(/^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?)/gm, '')
  if (/^[ \t]*[-*+•]/m.test(text)) text = text.replaceAll(/^[ \t]*[-*+•][ \t]+/gm, '')
  text = text.replaceAll('`', '')
  if (text.includes('_')) text = text.replaceAll(/(?<![\p{L}\p{N}_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\p{L}\p{N}_-])/gu, '')
  // ‘*’ and [*] are signs that a text speaks of; German sets one inside a word: Nutzer*innen.
  return text.includes('*')
    ? text.replaceAll(
        /((?<=[‘“'"[(])\*(?=[’”'"\])])|(?<=\p{Ll})\*(?=in(?:nen)?(?!\p{L})))|\*{1,3}(?=\S)|(?<=\S)\*{1,3}/gu,
        (_, sign = '') => `${sign}`,
      )
    : text
}
