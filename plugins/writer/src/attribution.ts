/** Words that introduce a source, in turn. A lower-case title never begins a sentence. */
const openings: readonly ((title: string) => string)[] = [
  (title) => `According to ${title}, `,
  (title) => `${title} reports: `,
  (title) => `In the words of ${title}: `,
  (title) => `As ${title} puts it, `,
]

/** A title longer than this is cut at its colon or dash. In words. */
const longTitle = 5

/** The words that attribute a quotation: `n` picks the form. */
export function attribution(title: string, n: number): string {
  const shown = shownTitle(title)
  if (shown === '') return ''
  const form = /^[\p{Lu}\p{N}]/u.test(shown) ? openings[n % openings.length] : openings[(n % 2) * 2]
  return form?.(`*${shown}*`) ?? ''
}

/** A source's title as it stands in a sentence: no underscores, no Markdown, no full stop in the middle, short if it can be. */
export function shownTitle(title: string): string {
  const plain = title
    .replaceAll(/[_\s]+/g, ' ')
    .replaceAll(/[*`<>[\]\\]/g, '')
    .replace(/\.(?:md|txt|html?|pdf|docx?)$/i, '')
    .trim()
  const head = plain.split(/\s*[:|–—]\s+|\s+-\s+/)[0] ?? plain
  const short = plain.split(' ').length > longTitle && tells(head) ? head : plain
  const whole = short.split(/(?<=[.!?])\s/)[0] ?? short
  const words = whole.replace(/[.!?,;:\s]+$/, '').split(' ')
  return words.length <= 10 ? words.join(' ') : `${words.slice(0, 9).join(' ')} …`
}

/** A date or a number alone names no document. */
function tells(head: string): boolean {
  return /\p{L}{2}/u.test(
    head.replaceAll(/\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/g, ''),
  )
}
