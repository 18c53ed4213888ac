import type { TextStatement } from './compare/text-statement.ts'

/** True for a text with the words that an acronym stands for (*GMO*: genetically modified organism). At least three letters, the initials of neighbouring words. */
export function isSpelledOut(name: string, text: TextStatement): boolean {
  if (!/^\p{Lu}{3,6}$/u.test(name)) return false
  const initials = text.tokens
    .filter((token) => token.content)
    .map((token) => token.word.charAt(0))
    .join('')
  return initials.includes(name.toLowerCase())
}
