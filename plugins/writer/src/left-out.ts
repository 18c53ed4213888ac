import { contentStems, plainText } from '@galley/evidence'

interface Word {
  readonly word: string
  readonly start: number
  readonly end: number
  readonly kept: boolean
}

/**
 * Finds what a shortening left out though it may not: a name, a number, any word between two kept ones (*weak* of *during weak rule*); others only where
 * a comma sets them off at the beginning or the end (*During the manhunt, …*). Of a name the front may go where the source's
 * title has the rest alone: *Mocha* of *Cyclonic Storm Mocha* in *Cyclone Mocha*.
 */
export function leftOut(quote: string, has: ReadonlySet<string>, title: string): string | null {
  const text = plainText(withoutAsides(quote.replaceAll(/\s?\[[^\]\s]{1,12}\]/g, ''), has))
  const words: readonly Word[] = [...text.matchAll(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)].flatMap(({ 0: word, index }) => {
    const [stem] = contentStems(word)
    return stem === undefined ? [] : [{ word, start: index, end: index + word.length, kept: has.has(stem) }]
  })
  const [first, last] = [words.findIndex(({ kept }) => kept), words.findLastIndex(({ kept }) => kept)]
  for (const [at, { word, kept, start }] of words.entries()) {
    if (kept || isTitled(words, at, text, title)) continue
    if (/\p{N}/u.test(word) || (/^\p{Lu}/u.test(word) && start > 0)) return word
    const next = words[at + 1]
    if (at > first && at < last) return next?.kept === false ? `${word} ${next.word}` : word
  }
  const [before, begin] = [words[first - 1], words[first]]
  if (
    before !== undefined &&
    begin !== undefined &&
    !text.slice(before.end, begin.start).includes(',') &&
    !isTitled(words, first - 1, text, title)
  )
    return before.word
  const [close, after] = [words[last], words[last + 1]]
  if (close !== undefined && after !== undefined && !/[,;(]/.test(text.slice(close.end, after.start))) return after.word
  return null
}

/** A text without the brackets of which nothing is kept: *(GPCA)* behind the name. */
function withoutAsides(text: string, has: ReadonlySet<string>): string {
  return text.replaceAll(/\s?\([^()]*\)/g, (aside) => (contentStems(aside).some((stem) => has.has(stem)) ? aside : ''))
}

/** True for a capitalised word in front of a kept name that the title has without it. */
function isTitled(words: readonly Word[], at: number, text: string, title: string): boolean {
  const rest = words.slice(at)
  const name = rest.find(({ kept }) => kept)
  const front = rest.slice(0, name === undefined ? 0 : rest.indexOf(name))
  const isOneName = front.every(({ word, end }, n) => /^\p{Lu}/u.test(word) && text.slice(end, rest[n + 1]?.start).trim() === '')
  if (name === undefined || !/^\p{Lu}/u.test(name.word) || !isOneName) return false
  const titled = contentStems(title)
  const place = titled.indexOf(contentStems(name.word)[0] ?? '')
  return place >= 0 && !front.some(({ word }) => titled.includes(contentStems(word)[0] ?? ''))
}
