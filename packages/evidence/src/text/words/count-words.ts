import { denseScript } from '../language/dense-script.ts'
import { hasDenseScript } from '../language/dense-words.ts'
import { plainText } from '../markdown/plain-text.ts'

const letter = new RegExp(`[${denseScript}]`, 'gu')

/** Words of a Markdown text as a reader counts them: citation tokens and Markdown marks do not count; scripts without spaces count by character. */
export function countWords(markdown: string): number {
  const text = plainText(markdown)
  if (!hasDenseScript(text)) return wordsIn(text)
  return (text.match(letter)?.length ?? 0) + wordsIn(text.replaceAll(letter, ' '))
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
