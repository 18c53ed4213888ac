import { plainText } from '../markdown/plain-text.ts'

/**
 * True for a sentence that states something in need of evidence. A digit, a capitalised word after the first, or quotation marks make it so,
 * whatever its writer calls it; a single word in quotation marks is a term. The pronoun *I* is no name. A script without capitals shows no names: what is written in it counts as factual.
 */
export function isFactual(sentence: string): boolean {
  const text = plainText(sentence)
    .replaceAll(/\[\d{1,3}\]/g, '')
    .replaceAll(/[“"„«‹]([\p{L}\p{M}'’-]+)[”“"»›]/gu, (_, word: string) => word.toLowerCase())
  if (/\p{N}|["“”„«»‹›「」『』]|\p{Lo}{2}/u.test(text)) return true
  const words = text.match(/\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*/gu) ?? []
  return words.slice(1).some((word) => /^\p{Lu}/u.test(word) && !/^I(?:['’]\p{L}+)?$/u.test(word)) || /^\p{Lu}{2,}$/u.test(words[0] ?? '')
}
