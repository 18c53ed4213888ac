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

/**
 * Low lines that set a word off. Those that begin the name of a member (*Field._bind*, *self.__dict__*), of a place (*site/_next*) or of something of
 * several words (*_bind_to_schema*) belong to it.
 */
const lowLines =
  /(?<![\p{L}\p{N}_/]|[\p{L}\p{N})\]](?:\.|::|->))_{1,3}(?=\S)(?![\p{L}\p{N}]+(?:_[\p{L}\p{N}]+)+(?![\p{L}\p{N}_]))|(?<=\S)_{1,3}(?![\p{L}\p{N}_-])(?<!(?:\.|::|->)__[\p{L}\p{N}_]+)/gu

/**
 * Stars that set words off, and first those that a text speaks of: ‘*’ and [*], one inside a German word (*Nutzer*innen*), a product (2*3, a*b), any
 * file (*.txt, src/*, **\/*.js), any text of a pattern (`.*(a|b)`), what takes the rest (**kwargs).
 */
const stars = new RegExp(
  [
    String.raw`((?<=[‘“'"[(])\*(?=[’”'"\])])`,
    String.raw`(?<=\p{Ll})\*(?=in(?:nen)?(?!\p{L}))`,
    String.raw`(?<=\p{N})\*(?=[\p{L}\p{N}])|(?<=(?<![\p{L}\p{N}])\p{L})\*(?=[\p{L}\p{N}](?![\p{L}\p{N}]))`,
    String.raw`(?<![\p{L}\p{N}*])\*(?=\.[\p{L}*])|(?<=/)\*{1,2}|(?<![\p{L}\p{N}*])\*\*(?=/)`,
    String.raw`(?<=\.)\*(?=[/(|\\$[?])`,
    String.raw`(?<![\p{L}\p{N}*])\*{1,2}(?=(?:kw)?args(?!\p{L})))`,
    String.raw`\*{1,3}(?=\S)|(?<=\S)\*{1,3}`,
  ].join('|'),
  'gu',
)

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
  if (text.includes('_')) text = text.replaceAll(lowLines, '')
  return text.includes('*') ? text.replaceAll(stars, (_, sign = '') => `${sign}`) : text
}
