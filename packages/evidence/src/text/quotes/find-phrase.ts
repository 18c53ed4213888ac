/** Scripts that put no space between words: an edge of a phrase in them is the edge of a word anywhere. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
const wordCharacter = /[\p{L}\p{N}]/u

/**
 * Finds a phrase in a text as whole words, in any case: `AI` is not in "said". Returns the words as the text has them and their place in
 * UTF-16 units, or null.
 */
export function findPhrase(text: string, phrase: string): { readonly at: number; readonly words: string } | null {
  const wanted = phrase.trim()
  if (wanted === '') return null
  const letters = Array.from(wanted)
  const before = isWordEdge(letters[0]) ? '(?<![\\p{L}\\p{N}])' : ''
  const after = isWordEdge(letters.at(-1)) ? '(?![\\p{L}\\p{N}])' : ''
  const found = new RegExp(`${before}${RegExp.escape(wanted)}${after}`, 'iu').exec(text)
  return found === null ? null : { at: found.index, words: found[0] }
}

function isWordEdge(letter = ''): boolean {
  return wordCharacter.test(letter) && !unspaced.test(letter)
}
