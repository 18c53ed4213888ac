import { plainText } from './plain-text.ts'
import { tokensOf } from './tokens.ts'

/** The stems of a text's content words, in order, with repetitions: what texts are compared by. Markdown is read as plain text. */
export function contentStems(text: string): readonly string[] {
  return tokensOf(plainText(text))
    .filter((token) => token.content)
    .map((token) => token.stem)
}
