import { outsideCode } from '@galley/evidence'
import { frameWords } from '@galley/sdk'
import { unmarked } from './unmarked.ts'

/**
 * A quote as it is printed: whole, in the quotation marks of the draft's language, quotations inside it in its inner ones, without reference marks
 * and Markdown other than code.
 */
export function quoted(quote: string, language?: string): string {
  const { outer, inner } = frameWords(language).marks
  const words = outsideCode(unmarked(quote, { keepCode: true }), (prose) =>
    innerMarks(prose, inner).replaceAll(/[\\`*<[\]]|(?<![\p{L}\p{N}/])_|_(?![\p{L}\p{N}])/gu, String.raw`\$&`),
  )
  return outer[0] + words + outer[1]
}

/** In *„…“* the second mark closes, elsewhere it opens. */
function innerMarks(text: string, [open, close]: readonly [string, string]): string {
  let isOpen = false
  return text
    .replaceAll(/„([^„“”]*)[“”]/g, (_, words: string) => open + words + close)
    .replaceAll(/[“„「]|«[\u00A0\u202F]?/g, open)
    .replaceAll(/[”」]|[\u00A0\u202F]?»/g, close)
    .replaceAll('"', () => {
      isOpen = !isOpen
      return isOpen ? open : close
    })
}
