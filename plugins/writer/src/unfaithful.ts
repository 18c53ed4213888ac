import { align, areSynonyms, contentStems, countWords, plainText, splitSentences, stemList } from '@galley/evidence'
import { leftOut } from './left-out.ts'

/** Minimum share of the quote's content words that must be kept, 0–1. */
const minKept = 0.5
/** Maximum words, as a multiplier of the words of the quote. */
const maxLength = 1.2

/** Forms that a weak model puts where the verb was, words with which it begins clauses of its own, and words of how many. */
const fillers = new Set(
  'is are was were be been being has have had do does did which who whom whose that it they he she this these those both all each every any only'.split(
    ' ',
  ),
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
export function unfaithful(sentence: string, passage: string, title = ''): string | null {
  const quote = restated(sentence, passage)
  const [own, theirs] = [wordsOf(sentence), wordsOf(quote)]
  const source = contentStems(quote)
  // A name of the quote may stand as the title has it: *Christian Atsu* where the quote has *Atsu*.
  const named = contentStems(title)
  const known = new Set([...source, ...(named.some((stem) => source.includes(stem)) ? named : [])])
  const stems = inWordsOf(quote, sentence)
  if (!isWhole(sentence)) return 'It is not a whole sentence.'
  if (countWords(sentence) > countWords(quote) * maxLength) return 'It is longer than its quote.'
  const twice = repeatedWord(own, stems, source) ?? repeatedPhrase(own, theirs)
  if (twice !== null) return `It says “${twice}” again.`
  const foreign = stems.filter((stem) => !known.has(stem))
  if (foreign.some((stem) => !joining.has(stem)) || foreign.length > stems.length * (1 - minOwn))
    return 'It has words that its quote does not have.'
  const has = new Set(stems)
  const verb = verbsOf(sentence).find(({ stem }) => !known.has(stem) && has.has(stem))
  if (verb !== undefined) return `Its quote does not have the verb “${verb.word}”.`
  const [forms, given] = [own.map(singular), theirs.map(singular)]
  const filler = own.find(
    (word) => fillers.has(word) && count(forms, singular(word)) > count(given, singular(word)) && !isSameSubject(word, given),
  )
  if (filler !== undefined) return `It puts in “${filler}”, which its quote does not have there.`
  const wanted = new Set(source)
  if (wanted.size === 0 || [...wanted].filter((stem) => has.has(stem)).length < wanted.size * minKept)
    return 'It leaves out too much of its quote.'
  const [main] = verbsOf(quote)
  if (main !== undefined && !has.has(main.stem)) return `It leaves out the verb “${main.word}”.`
  const limit = theirs.find((word) => limiting.has(word) && !own.includes(word) && !isMonth(word, quote))
  if (limit !== undefined) return `It leaves out “${limit}”.`
  const gap = leftOut(quote, has, title)
  if (gap !== null) return `It leaves out “${gap}”.`
  const kept = stems.filter((stem) => wanted.has(stem))
  if (!orders(quote).some((order) => runsAlike(kept, contentStems(order), new Set(verbsOf(quote).map(({ stem }) => stem)))))
    return 'It puts the words of its quote into another order.'
  return null
}

/** The sentences of a passage that a sentence restates: those that have content words of it that no other has. */
function restated(sentence: string, passage: string): string {
  const own = new Set(contentStems(sentence))
  const parts = splitSentences(passage).map(({ text }) => ({ text, kept: contentStems(text).filter((stem) => own.has(stem)) }))
  const carrying = parts.filter(({ kept }, at) => kept.some((stem) => parts.every((other, n) => n === at || !other.kept.includes(stem))))
  return carrying.length === 0 ? passage : carrying.map(({ text }) => text).join(' ')
}

/** The stems of a sentence, a synonym as the word of the quote for which it stands: the first one alike that the sentence does not have itself. */
function inWordsOf(quote: string, sentence: string): readonly string[] {
  const [theirs, own] = [stemsIn(quote), stemsIn(sentence)]
  const has = new Set(own.map(({ stem }) => stem))
  const known = new Set(theirs.map(({ stem }) => stem))
  const free = theirs.filter(({ stem }) => !has.has(stem))
  return own.map(({ word, stem }) => {
    const at = known.has(stem) ? -1 : free.findIndex((other) => areSynonyms(word, other.word))
    return at < 0 ? stem : (free.splice(at, 1)[0]?.stem ?? stem)
  })
}

function stemsIn(text: string): readonly StemmedWord[] {
  return plainText(text)
    .split(/\s+/)
    .flatMap((word) =>
      contentStems(word).map((stem) => ({ word: word.toLowerCase().replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''), stem })),
    )
}

/** The month, which limits nothing. */
function isMonth(word: string, quote: string): boolean {
  return word === 'may' && !/\bmay\b/.test(quote)
}

/** The quote as it is, its opening phrase at the end, and its closing phrase at the beginning. */
function orders(quote: string): readonly string[] {
  const [first, last] = [quote.indexOf(', '), quote.lastIndexOf(', ')]
  return [quote, `${quote.slice(first + 1)} ${quote.slice(0, first + 1)}`, `${quote.slice(last + 1)} ${quote.slice(0, last + 1)}`]
}

/** All kept words in the order of the quote; its only year may stand elsewhere beside the same verb: *by the board in 1871*. */
function runsAlike(kept: readonly string[], source: readonly string[], verbs: ReadonlySet<string>): boolean {
  const years = source.filter((stem) => /^1\d{3}$|^20\d\d$/.test(stem))
  const bare = kept.filter((stem) => stem !== years[0])
  const missing = kept.length - align(kept, source).length
  if (missing === 0) return true
  if (years.length !== 1 || align(bare, source).length < bare.length) return false
  const before = (stems: readonly string[]): number =>
    stems.slice(0, stems.indexOf(years[0] ?? '')).filter((stem) => verbs.has(stem)).length
  return before(kept) === before(source)
}

function wordsOf(text: string): readonly string[] {
  return (
    plainText(text)
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}]+(?:['.,:-][\p{L}\p{N}]+)*/gu) ?? []
  )
}

/** *He bought it and, in 1908, he sold it* where the quote says *he* once, and speaks of nobody else as *he*. */
function isSameSubject(word: string, given: readonly string[]): boolean {
  return /^(?:he|she|they)$/.test(word) && given.includes(word) && !given.some((other) => /^(?:him|her|them|his|their)$/.test(other))
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

interface StemmedWord {
  readonly word: string
  readonly stem: string
}

/** Past forms, in order: *-ed* and the frequent irregular ones. What stands capitalised is a name. */
function verbsOf(text: string): readonly StemmedWord[] {
  const words = plainText(text).match(/(?<![\p{L}\p{N}-])\p{Ll}{3,}(?![\p{L}\p{N}-])/gu) ?? []
  return words
    .filter((word) => irregular.has(word) || (/[^e]ed$/.test(word) && word.length > 4))
    .flatMap((word) => contentStems(word).map((stem) => ({ word, stem })))
}

function count<T>(list: readonly T[], one: T): number {
  return list.filter((other) => other === one).length
}
