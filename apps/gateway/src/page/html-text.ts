/** HTML whose values are escaped, as a tree: its addresses are written when it is known below which path the studio lies. */
export interface HtmlText {
  /** HTML before, between and behind the values, written as it stands. */
  readonly texts: readonly string[]
  readonly values: readonly HtmlValue[]
}

/** An address of this gateway, by its path below the path of the gateway. */
interface Address {
  readonly path: string
}

/** A value within HTML; nothing is written for what is absent, true or false. */
type HtmlValue = HtmlText | Address | string | number | boolean | null | undefined | readonly HtmlValue[]

/** Control characters, and those that turn the direction of the text after them: in a title they would turn the page around it. */
// oxlint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Puts values into HTML: a tag for template literals. */
export function html(texts: readonly string[], ...values: readonly HtmlValue[]): HtmlText {
  return { texts, values }
}

/** Takes HTML that was made elsewhere as it is. */
export function raw(text: string): HtmlText {
  return { texts: [text], values: [] }
}

/** Names an address of this gateway in HTML: `href('/drafts/x')` becomes `/galley/drafts/x` where the gateway lies below `/galley`. */
export function href(path: string): Address {
  return { path }
}

/**
 * Writes HTML as text, without characters that nobody can see and that change what is seen; `base` is the path below which the gateway lies, empty at
 * the root.
 */
export function textOf(view: HtmlText, base: string): string {
  return write(view, base).replaceAll(unprintable, '')
}

function write(value: HtmlValue, base: string): string {
  if (typeof value === 'string') return escapeText(value)
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'object' || value === null) return ''
  if (isList(value)) return value.map((one) => write(one, base)).join('')
  if ('path' in value) return escapeText(base + value.path)
  return value.texts.map((text, i) => text + write(value.values[i], base)).join('')
}

function isList(value: HtmlValue): value is readonly HtmlValue[] {
  return Array.isArray(value)
}

function escapeText(text: string): string {
  return text.replaceAll(/[&<>"']/g, (mark) => escapes[mark] ?? mark)
}
