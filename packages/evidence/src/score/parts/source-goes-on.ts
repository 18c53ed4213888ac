/** Words that a text must share with its source to be a piece of it. */
const minWords = 4

/** True for a sentence that is the first part of a longer one in its source, word for word, and stops where the source has no stop. */
export function sourceGoesOn(sentence: string, quotes: readonly string[]): boolean {
  const own = squashed(sentence.replace(/[.!?:;,…"”]+$/, ''))
  if (own.split(' ').length < minWords) return false
  return quotes.some((quote) => {
    const source = squashed(quote)
    const at = source.indexOf(own)
    const next = at < 0 ? '' : source.slice(at + own.length)
    return /^ ?[\p{L}\p{N}(]/u.test(next)
  })
}

function squashed(text: string): string {
  return text
    .replaceAll(/["“”„‘‚’«»「」'*_`]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
