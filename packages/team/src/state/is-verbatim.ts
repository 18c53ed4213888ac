import { plainText } from '@galley/evidence'

/** A quotation behind the words that name its source: the first mark opens it, the last closes it, what stands between is one source's. */
const quotation = /^[^“„«「『]*[“„«「『](.+)[”“»」』][^\p{L}\p{N}]*$/su
/** Words that name a source and say nothing of it. */
const naming = /^[^“”„«»「」]{1,300}[:：]$/u
const marks = /\\?\[[^\]\n]{1,16}\]/g

/** True for what a writer without a model sets: words of its evidence as they stand there, marks of typography and references aside, or the line that names their source. */
export function isVerbatim(text: string, quotes: readonly string[]): boolean {
  const plain = plainText(text).trim()
  if (naming.test(plain)) return true
  const said = lettersOf(quotation.exec(plain)?.[1] ?? '')
  return said !== '' && quotes.some((quote) => lettersOf(plainText(quote)).includes(said))
}

function lettersOf(text: string): string {
  return text
    .replaceAll(marks, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
}
