import type { TextStatement } from './compare/text-statement.ts'

/**
 * True for a text with the words that an acronym stands for (*GMO*: genetically modified organism). The initials of neighbouring words; of two letters, of
 * neighbouring capitalised ones (*UN*: United Nations); with small letters, the beginnings of such (*PyPI*: Python Package Index).
 */
export function isSpelledOut(name: string, text: TextStatement): boolean {
  if (/^\p{Lu}{2}$/u.test(name))
    return text.tokens.some(
      ({ raw }, at) =>
        raw.length > 1 &&
        raw.startsWith(name.charAt(0)) &&
        (text.tokens[at + 1]?.raw ?? '').length > 1 &&
        text.tokens[at + 1]?.raw.startsWith(name.charAt(1)) === true,
    )
  if (/^(?:\p{Lu}\p{Ll}?){3,6}$/u.test(name) && /\p{Ll}/u.test(name)) {
    const parts = name.match(/\p{Lu}\p{Ll}?/gu) ?? []
    return text.tokens.some((_, at) => parts.every((part, n) => text.tokens[at + n]?.raw.startsWith(part) === true))
  }
  if (!/^\p{Lu}{3,6}$/u.test(name)) return false
  const initials = text.tokens
    .filter((token) => token.content)
    .map((token) => token.word.charAt(0))
    .join('')
  return initials.includes(name.toLowerCase())
}
