import { languageOf } from '../language/language-of.ts'
import { plainText } from '../markdown/plain-text.ts'
import { quotation } from './quotation.ts'

/** Fewest of them that are neither names nor figures, nor what stands between those. */
const minProse = 5

/** Units and words that join the members of a list: beside a name or a figure they are no prose. */
const joining = new Set(
  'a an the and or of in to from up by at on for between with about over under per than k c f m s h g l w v a km cm mm nm kg mg ml kw mw gw kwh mwh hz khz mhz ghz gb mb tb kb percent million billion thousand degrees kelvin celsius metres meters kilometres hours days years °c °f'.split(
    ' ',
  ),
)

/** A word, a figure or a joined name. */
const word = /[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu

/** Fewest words in a row that make a copy: shorter runs are names and phrases that everybody uses. */
const minCopied = 8

/**
 * The longest run of at least eight words that a sentence has in common with one of the texts, outside quotation marks and whatever the
 * typography, in the sentence's own words; `null` when there is none. A run of which fewer than five words are prose is none: names, figures,
 * units and what joins them can be said in one way only.
 */
export function copiedRun(sentence: string, texts: readonly string[]): string | null {
  const sources = texts.map((text) => ` ${wordsOf(plainText(text)).join(' ')} `)
  let longest: readonly string[] = []
  for (const part of plainText(sentence).split(quotation)) {
    const words = wordsOf(part)
    const prose = proseOf(part)
    for (let from = 0; from + minCopied <= words.length; from += 1) {
      let to = from + minCopied
      while (to <= words.length && sources.some((source) => source.includes(` ${words.slice(from, to).join(' ')} `))) {
        if (to - from > longest.length && prose.slice(from, to).filter(Boolean).length >= minProse) longest = words.slice(from, to)
        to += 1
      }
    }
  }
  return longest.length === 0 ? null : longest.join(' ')
}

/** Tells of each word if it is prose. A capital shows a name, but in German, where every noun has one. */
function proseOf(text: string): readonly boolean[] {
  const words = text.match(word) ?? []
  const hasNames = languageOf(text).code !== 'de'
  const isBare = words.map((one, at) => /\p{N}/u.test(one) || (hasNames && at > 0 && /^\p{Lu}/u.test(one)))
  const isJoining = words.map((one, at) => isBare[at] === false && joining.has(one.toLowerCase()))
  const content = (at: number, step: 1 | -1): boolean => {
    let next = at + step
    while (isJoining[next] === true) next += step
    return isBare[next] === true
  }
  return words.map((_, at) => isBare[at] === false && !(isJoining[at] === true && (content(at, -1) || content(at, 1))))
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().replaceAll('’', "'").match(word) ?? []
}
