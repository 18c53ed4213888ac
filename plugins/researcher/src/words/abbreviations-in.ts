/** *global interpreter lock ("GIL")*: words, and in brackets behind them their initials. */
const introduced = /((?:[\p{L}\p{N}’'-]+[ \n]+){2,6})\(["“]?(\p{Lu}{2,6})s?["”]?\)/gu

/** The abbreviations that a text introduces, with the words that they stand for. */
export function abbreviationsIn(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [, before = '', short = ''] of text.matchAll(introduced)) {
    const words = before.trim().split(/[\s-]+/)
    const own = words.slice(-short.length)
    const initials = own.map((word) => word.charAt(0).toUpperCase()).join('')
    if (initials === short && !found.has(short)) found.set(short, own.join(' '))
  }
  return found
}

/** A sentence followed by the words that its abbreviations stand for: who asks for the one means the other. */
export function spelledOut(sentence: string, abbreviations: ReadonlyMap<string, string>): string {
  const words = [...abbreviations].flatMap(([short, long]) => (new RegExp(`\\b${short}s?\\b`, 'u').test(sentence) ? [long] : []))
  return [sentence, ...words].join(' ')
}
