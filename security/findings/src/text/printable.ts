// What may hide or reorder text (UTR #36): controls, everything that is invisible by default (zero-width characters, soft hyphen,
// variation selectors, tag characters), bidi controls, line separators, spaces other than the plain one, lone surrogates, private use.
const hidden = /[\p{Cc}\p{Cs}\p{Co}\p{Me}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]|[\p{Zs}--[ ]]/gv

/** Letters that look like Latin ones, of the scripts that imitations use maxChars (UTS #39, confusables). */
const confusable =
  /[\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Lisu}\p{Script=Coptic}]|[\u{FF01}-\u{FF5E}\u{1D400}-\u{1D7FF}\u{2100}-\u{214F}]/gv

/**
 * A name or text from outside, safe to print on a terminal and honest about what it holds: control, invisible and direction
 * characters and look-alike letters are shown as `<U+0430>`. Texts longer than `maxChars` UTF-16 units are cut in the middle.
 */
export function printable(text: string, maxChars = 200): string {
  const short = text.length <= maxChars ? text : `${text.slice(0, maxChars - 40)}…(${text.length} characters)…${text.slice(-20)}`
  const show = (character: string): string => `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`
  return short.replaceAll(hidden, show).replaceAll(confusable, show)
}
