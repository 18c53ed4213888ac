import { evenText } from './compare/text-statement.ts'

/** Minimum words of a quotation that must stand in the evidence word for word; shorter ones are terms and titles. */
const minWords = 4

/**
 * The first quotation of a sentence that none of the texts has word for word (white space, typography and case aside), or `null`.
 * Words left out by the writer (`…`, `[…]`) part a quotation into pieces that must each stand there.
 */
export function inventedQuotation(sentence: string, texts: readonly string[]): string | null {
  const evened = texts.map((text) => ` ${evenText(text)} `)
  for (const match of sentence.matchAll(
    /“([^“”]{3,})”|«[\u00A0\u202F]?([^«»]{3,}?)[\u00A0\u202F]?»|„([^„“”]{3,})[“”]|「([^「」]{3,})」|(?<=^|[\s(:,])"(?=\S)([^"]{3,}?)"(?![\p{L}\p{N}])/gu,
  )) {
    const quotation = match.slice(1).find((words) => words !== undefined) ?? ''
    const pieces = quotation.split(/\[?(?:…|\.{3})\]?|\[[^\]]{0,200}\]/).map(evenText)
    const long = pieces.filter((piece) => piece.split(' ').length >= minWords)
    if (long.some((piece) => !evened.some((text) => text.includes(` ${piece} `)))) return quotation
  }
  return null
}
