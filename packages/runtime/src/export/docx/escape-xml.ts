import { escapeHtml } from '../escape-html.ts'

/** Signs that XML 1.0 has no place for, not even escaped: most control characters, halves of a surrogate pair, and two that are no characters. */
const forbidden =
  // oxlint-disable-next-line no-control-regex -- XML 1.0, production 2 (Char)
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** Escapes a text for XML; what XML cannot hold is left out. */
export function escapeXml(text: string): string {
  return escapeHtml(text.replaceAll(forbidden, ''))
}
