/**
 * Makes a pattern that finds words, or patterns of words, where no letter, mark, digit or low line of any script stands beside them. `\b` knows English
 * letters alone: `\bperché\b` finds nothing in *perché no*, and `\bder\b` finds an article in *Räder*.
 * @param words - patterns, each of one word or more; with spaces between them where they are given as one string
 * @param flags - of the pattern; without regard to case unless said otherwise
 */
export function wholeWords(words: string | readonly string[], flags = 'iu'): RegExp {
  const list = typeof words === 'string' ? words.trim().split(/\s+/) : words
  return new RegExp(String.raw`(?<![\p{L}\p{M}\p{N}_])(?:${list.join('|')})(?![\p{L}\p{M}\p{N}_])`, flags)
}
