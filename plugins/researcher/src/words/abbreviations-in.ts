/** Initials in brackets: *("GIL")*, *(URLs)*. */
const bracketed = /\(["“]?(\p{Lu}{2,6})s?["”]?\)/gu

/** The last words of a text, up to its end. */
const lastWords = /(?:[\p{L}\p{N}’'-]+[ \n]+){2,6}$/u

/** Characters before a bracket in which its words stand. */
const before = 200

/** The abbreviations that a text introduces, with the words that they stand for: *global interpreter lock ("GIL")*. */
export function abbreviationsIn(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { 1: short = '', index } of text.matchAll(bracketed)) {
    if (found.has(short)) continue
    const [words = ''] = lastWords.exec(text.slice(Math.max(0, index - before), index)) ?? []
    const own = words
      .trim()
      .split(/[\s-]+/)
      .slice(-short.length)
    if (own.map((word) => word.charAt(0).toUpperCase()).join('') === short) found.set(short, own.join(' '))
  }
  return found
}

/** A sentence followed by the words that its abbreviations stand for: who asks for the one means the other. */
export function spelledOut(sentence: string, abbreviations: ReadonlyMap<string, string>): string {
  const words = [...abbreviations].flatMap(([short, long]) => (new RegExp(`\\b${short}s?\\b`, 'u').test(sentence) ? [long] : []))
  return [sentence, ...words].join(' ')
}
