/** White space between words of a POSIX shell, as Python's `shlex` has it. */
const space = ' \t\r\n'

/** A stretch between two quotes, a backslash with what it keeps from its meaning, or any other character. */
const piece = /'(?<single>[^']*)'|"(?<double>(?:[^"\\]|\\[^])*)"|\\(?<kept>[^])|(?<plain>[^'"\\])/y

/**
 * Splits a text into words with the quotes and backslashes of a POSIX shell: Python's `shlex.split`. Null where a quote is not closed or a
 * backslash ends the text.
 */
export function splitShellWords(text: string): readonly string[] | null {
  const words: string[] = []
  let word: string | null = null
  piece.lastIndex = 0
  while (piece.lastIndex < text.length) {
    const { single, double, kept, plain } = piece.exec(text)?.groups ?? {}
    const part = single ?? double?.replaceAll(/\\(?<mark>["\\])/g, '$<mark>') ?? kept
    if (part !== undefined) word = `${word ?? ''}${part}`
    else if (plain === undefined) return null
    else if (!space.includes(plain)) word = `${word ?? ''}${plain}`
    else if (word !== null) {
      words.push(word)
      word = null
    }
  }
  return word === null ? words : [...words, word]
}
