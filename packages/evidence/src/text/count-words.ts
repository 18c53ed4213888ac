import { plainText } from './plain-text.ts'

/** Words of a Markdown text as a reader counts them: citation tokens and Markdown marks do not count; scripts without spaces count by character. */
export function countWords(markdown: string): number {
  const text = plainText(markdown)
  const dense = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0
  const rest = text.replaceAll(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+/gu, ' ')
  return dense + rest.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
