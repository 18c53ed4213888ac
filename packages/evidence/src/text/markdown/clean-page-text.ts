/**
 * Text without what people cannot see: zero-width characters, bidirectional controls, Unicode tags, supplementary variation selectors,
 * soft hyphens, control characters; CRLF becomes LF, lone surrogates are dropped. Joiners stay where scripts and emoji need them
 * (between letters of non-Latin scripts, or pictographs). For extracted pages before they are stored, and for text shown to a model.
 */
export function cleanPageText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
    .replaceAll(/[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/g, '')
    .replaceAll(/[\u{E0000}-\u{E007F}]|[\u{E0100}-\u{E01EF}]/gu, '')
    .replaceAll(strayJoiners, '')
    .replaceAll(/(?![\t\n])\p{Cc}/gu, '')
}

const strayJoiners =
  /(?<![\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Malayalam}\p{Script=Sinhala}\p{Extended_Pictographic}\p{M}\p{Emoji_Modifier}])[\u200C\u200D]+|[\u200C\u200D]+(?![\p{L}\p{M}\p{Extended_Pictographic}])/gu
