import { align, contentStems, countWords, plainText, stemList } from '@galley/evidence'

/** Minimum share of the quote's content words that must be kept, 0–1. */
const minKept = 0.7
/** Minimum share of the content words that follow the order of the quote (longest common subsequence), 0–1. */
const minOrder = 0.8
/** Minimum share of all words that follow the order of the quote, 0–1. */
const minOrderOfAll = 0.7
/** Maximum words, as a multiplier of the words of the quote. */
const maxLength = 1.2

/** Forms that a weak model puts where the verb was, and words with which it begins clauses of its own. */
const fillers = new Set(
  'is are was were be been being has have had do does did which who whom whose that it they he she this these those'.split(' '),
)
/** Words that limit a statement, or say whose it is: without them the statement is another. */
const limiting = new Set(
  'about almost approximately around nearly roughly least most more less over under up only mainly partly mostly may might could would should will can if unless until except without not no never nor neither some several many most according said says say stated claimed claims reported reportedly estimated expected alleged allegedly believed suggested suggests forecast predicted planned intended proposed attempted tried failed likely possibly perhaps probably potential potentially'.split(
    ' ',
  ),
)
/** Past forms that do not end in *-ed*, as far as they are frequent. */
const irregular = new Set(
  'became began bought broke brought built came caught chose cost cut drew drove fell felt fought found gave got grew held hit hurt kept killed knew laid led left lent lost made meant met paid put ran rose said sang sank saw sent set shot shut sold sought spent spoke spread stood struck swept swore swung taught threw told took tore went withdrew won wore wrote'.split(
    ' ',
  ),
)

/** Content words that a restatement may bring along: they join and state nothing. At most a tenth of its words. */
const joining = stemList('also including includes well other part total')
/** Minimum share of content words that are the quote's own, 0–1. */
const minOwn = 0.9

/**
 * Reason not to believe a tiny model's restatement of one quote, or `null` when it may be believed. Stricter than the support check, which sees
 * whether the words fit and not whether they still say the same: a sentence made of the quote's words in the quote's order, with its verbs
 * and its limits, none of them twice. For *constrained* mode only: an honest change from active to passive fails it, and then the quote
 * stands instead. English.
 */
export function unfaithful(sentence: string, quote: string): string | null {
  const [own, theirs] = [wordsOf(sentence), wordsOf(quote)]
  const [stems, source] = [contentStems(sentence), contentStems(quote)]
  if (!isWhole(sentence)) return 'It is not a whole sentence.'
  if (countWords(sentence) > countWords(quote) * maxLength) return 'It is longer than its quote.'
  const twice = repeatedWord(own, stems, source) ?? repeatedPhrase(own, theirs)
  if (twice !== null) return `It says “${twice}” again.`
  const known = new Set(source)
  const foreign = stems.filter((stem) => !known.has(stem))
  if (foreign.some((stem) => !joining.has(stem)) || foreign.length > stems.length * (1 - minOwn))
    return 'It has words that its quote does not have.'
  const verb = verbsOf(sentence).find(({ stem }) => !known.has(stem))
  if (verb !== undefined) return `Its quote does not have the verb “${verb.word}”.`
  const [forms, given] = [own.map(singular), theirs.map(singular)]
  const filler = own.find((word) => fillers.has(word) && count(forms, singular(word)) > count(given, singular(word)))
  if (filler !== undefined) return `It puts in “${filler}”, which its quote does not have there.`
  const has = new Set(stems)
  if (known.size === 0 || [...known].filter((stem) => has.has(stem)).length < known.size * minKept)
    return 'It leaves out too much of its quote.'
  const [main] = verbsOf(quote)
  if (main !== undefined && !has.has(main.stem)) return `It leaves out the verb “${main.word}”.`
  const limit = theirs.find((word) => limiting.has(word) && !own.includes(word))
  if (limit !== undefined) return `It leaves out “${limit}”.`
  const gap = leftOut(quote, has)
  if (gap !== null) return `It leaves out “${gap}”.`
  if (align(stems, source).length < stems.length * minOrder || align(own, theirs).length < own.length * minOrderOfAll)
    return 'It puts the words of its quote into another order.'
  return null
}

function wordsOf(text: string): readonly string[] {
  return (
    plainText(text)
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}]+(?:['.,:-][\p{L}\p{N}]+)*/gu) ?? []
  )
}

/** *The impacts were* and *The impact was* say the same. */
function singular(word: string): string {
  return { are: 'is', were: 'was', have: 'has', do: 'does', these: 'this', those: 'that' }[word] ?? word
}

/** Begins and ends like a sentence, closes what it opens, and breaks off nowhere. */
function isWhole(sentence: string): boolean {
  const open = (sentence.match(/\(/g) ?? []).length
  return (
    /^["“‘'(]?[\p{Lu}\p{N}]/u.test(sentence) &&
    /[\p{L}\p{N})%’'"”][.!?]$/u.test(sentence) &&
    open === (sentence.match(/\)/g) ?? []).length &&
    !/\b(?:a|an|the|of|in|at|on|to|and|or|with|by|for|from|as)[.!?]$/i.test(sentence)
  )
}

/** A content word that comes oftener than in the quote. */
function repeatedWord(own: readonly string[], stems: readonly string[], source: readonly string[]): string | null {
  const again = stems.find((stem) => count(stems, stem) > Math.max(1, count(source, stem)))
  return again === undefined ? null : (own.find((word) => contentStems(word).includes(again)) ?? again)
}

/** Three words in a row that come again, though not in the quote. */
function repeatedPhrase(own: readonly string[], theirs: readonly string[]): string | null {
  const phrases = own.slice(0, -2).map((_, at) => own.slice(at, at + 3).join(' '))
  const before = theirs.slice(0, -2).map((_, at) => theirs.slice(at, at + 3).join(' '))
  return phrases.find((phrase) => count(phrases, phrase) > Math.max(1, count(before, phrase))) ?? null
}

/**
 * Finds what a shortening left out though it may not: a name, a number, or words in a row; these only where a comma sets them off at the beginning or the
 * end (*During the manhunt, …*).
 */
function leftOut(quote: string, has: ReadonlySet<string>): string | null {
  const text = plainText(quote.replaceAll(/\s?\[[^\]\s]{1,12}\]/g, ''))
  const words = [...text.matchAll(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)].flatMap(({ 0: word, index }) => {
    const [stem] = contentStems(word)
    return stem === undefined ? [] : [{ word, start: index, end: index + word.length, kept: has.has(stem) }]
  })
  const [first, last] = [words.findIndex(({ kept }) => kept), words.findLastIndex(({ kept }) => kept)]
  for (const [at, { word, kept, start }] of words.entries()) {
    if (kept) continue
    if (/\p{N}/u.test(word) || (/^\p{Lu}/u.test(word) && start > 0)) return word
    const next = words[at + 1]
    if (at > first && at < last && next?.kept === false) return `${word} ${next.word}`
  }
  const [before, begin] = [words[first - 1], words[first]]
  if (before !== undefined && begin !== undefined && !text.slice(before.end, begin.start).includes(',')) return before.word
  const [end, after] = [words[last], words[last + 1]]
  if (end !== undefined && after !== undefined && !/[,;(]/.test(text.slice(end.end, after.start))) return after.word
  return null
}

interface Verb {
  readonly word: string
  readonly stem: string
}

/** Past forms, in order: *-ed* and the frequent irregular ones. What stands capitalised is a name. */
function verbsOf(text: string): readonly Verb[] {
  const words = plainText(text).match(/(?<![\p{L}\p{N}-])\p{Ll}{3,}(?![\p{L}\p{N}-])/gu) ?? []
  return words
    .filter((word) => irregular.has(word) || (/[^e]ed$/.test(word) && word.length > 4))
    .flatMap((word) => contentStems(word).map((stem) => ({ word, stem })))
}

function count<T>(list: readonly T[], one: T): number {
  return list.filter((other) => other === one).length
}
