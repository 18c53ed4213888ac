import type { AlarmName } from './alarms/alarms.ts'
import type { Token } from '../text/words/tokens.ts'
import { expressionsIn, isSaidByExpression } from './words/expressions.ts'
import { joinedRoots } from './words/joined-words.ts'
import { namesOf } from './compare/names.ts'
import { isMonth } from '../numbers/months.ts'
import { isRounded } from '../numbers/is-rounded.ts'
import { sameNumber, type NumberMention } from '../numbers/same-number.ts'
import { areAlike } from './words/synonyms.ts'
import { isSaidByFunctionWord } from './words/said-by-function-words.ts'
import type { TextStatement } from './compare/text-statement.ts'

/** Share of a sentence's content words that a text has, and the words that it has not. */
export interface Covered {
  readonly share: number
  /** Content words that count. */
  readonly count: number
  readonly missing: readonly Token[]
}

/** Words with which a writer attributes: they state nothing that evidence could hold. */
const reporting = new Set(
  'accord note report say said write state describ explain add observ put sourc document articl author page text quot tell mention point show find found claim argu cit'.split(
    ' ',
  ),
)

/**
 * Counts the content words of a sentence that a window has, in their own form or as a word that says about the same. `title` is what the source
 * and its headings are called: its words may be used, and count neither way.
 */
export function wordsCovered(claim: TextStatement, window: TextStatement, title: TextStatement): Covered {
  const roots = new Set(window.roots)
  const content = window.tokens.flatMap((token, at) => (token.content ? [window.roots[at] ?? token.stem] : []))
  const functions = window.tokens.flatMap(({ content: says, word }) => (says ? [] : [word]))
  const isSaidTogether = saidTogether(claim, window, content)
  const missing: Token[] = []
  let own = 0
  for (const [at, token] of claim.tokens.entries()) {
    // What a contraction denies, an alarm sees.
    if (!token.content || /^\d|n't$/.test(token.word)) continue
    const root = claim.roots[at] ?? token.stem
    const has =
      roots.has(root) ||
      window.stems.has(token.stem) ||
      content.some((other) => areAlike(root, other)) ||
      isSaidByFunctionWord(root, functions) ||
      isSaidTogether(at)
    if (!has && (reporting.has(token.stem) || title.stems.has(token.stem))) continue
    own += 1
    if (!has) missing.push(token)
  }
  return { share: own === 0 ? 1 : (own - missing.length) / own, count: own, missing }
}

/** Tells of the word at a place if it is one for several of the window, or one of several for one: *excluded* and *ruled out*, *layout* and *lays out*. */
function saidTogether(claim: TextStatement, window: TextStatement, content: readonly string[]): (at: number) => boolean {
  const expressions = expressionsIn(window.roots)
  const own = expressionsIn(claim.roots).filter(({ says }) =>
    says.some((root) => content.some((other) => areAlike(root, other)) || isSaidByExpression(root, expressions)),
  )
  const joined = new Set(window.tokens.flatMap((_, at) => joinedRoots(window.tokens, at)))
  const roots = new Set(window.roots)
  return (at) => {
    const root = claim.roots[at] ?? ''
    return (
      own.some(({ places }) => places.includes(at)) ||
      isSaidByExpression(root, expressions) ||
      joined.has(root) ||
      [at - 1, at].some((first) => first >= 0 && joinedRoots(claim.tokens, first).some((one) => roots.has(one)))
    )
  }
}

/** Something that a sentence has and its evidence has not. */
export interface Missing {
  readonly raw: string
  readonly alarm: AlarmName
  /** True where the evidence has it otherwise. */
  readonly contradicts: boolean
  /** True where words cannot tell that it is a fact: a writer's own counting, or an opening word that may be no name. */
  readonly soft: boolean
}

/** Most that a writer counts himself: *both*, *three ways*, *a dozen*. */
const maxCounted = 20

/** Most words of an item in a list that a writer counts. */
const maxItemWords = 5

/** Finds a number of the sentence that neither window nor title has. */
export function missingNumber(claim: TextStatement, window: TextStatement, title: TextStatement): Missing | undefined {
  const units = new Set(window.numbers.map((other) => other.unit))
  for (const number of claim.numbers) {
    if (number.soft && !/\d/.test(number.raw)) continue
    const counts = countsSomething(claim, number)
    const stated = window.numbers.some(
      (other) =>
        (sameNumber(number, other) || isRounded(claim.text, number, other)) &&
        (other.unit === number.unit || number.unit === undefined || units.has(number.unit)) &&
        !(counts && isPartOfName(window, other) && !isOfSameName(claim, number, window, other)),
    )
    if (
      stated ||
      isPair(claim, number, window) ||
      isListed(claim, number) ||
      [window, title].some((text) => isWrittenTogether(claim, text, number)) ||
      inTitle(claim, title, number.start)
    )
      continue
    const other = window.numbers.find((one) => one.values.some((value) => number.values.includes(value)) && differsInUnit(one, number))
    const counted = !/\d/.test(number.raw) && !number.percent && number.currency === undefined && Number(number.values[0]) <= maxCounted
    return {
      raw: number.raw,
      alarm: other !== undefined ? 'unit' : /^(?:1[0-9]|20)\d\d$/.test(number.raw) ? 'date' : counted ? 'quantifier' : 'number',
      contradicts: other !== undefined,
      soft: other === undefined && counted,
    }
  }
  return undefined
}

/** *Three children: Ann, Bob and Eve*: a writer's own count of what he names. */
function isListed({ text }: TextStatement, { end, values }: NumberMention): boolean {
  const list = /^[^,:;.(–—]{2,40}[,:(–—]\s*([^:;.()–—]+)/.exec(text.slice(end))?.[1] ?? ''
  const items = list.split(/,\s*(?:and\s|or\s)?|\s(?:and|or)\s/).filter((item) => item.trim() !== '')
  return items.length > 1 && values.includes(String(items.length)) && items.every((item) => item.trim().split(/\s+/).length <= maxItemWords)
}

/** *One of the two sides* where the source has *either side*. */
function isPair(claim: TextStatement, number: NumberMention, window: TextStatement): boolean {
  const word = claim.text.slice(number.start, number.end).toLowerCase()
  return word === 'two' && window.tokens.some((token) => /^(?:both|either|neither|pair|couple|duo|twins?)$/.test(token.word))
}

function differsInUnit(a: NumberMention, b: NumberMention): boolean {
  const differ = (one: string | undefined, other: string | undefined): boolean => one !== undefined && other !== undefined && one !== other
  return differ(a.unit, b.unit) || differ(a.currency, b.currency) || (a.percent !== b.percent && (a.unit ?? b.unit) !== undefined)
}

/** *SHA-512* where the source has *sha512*, *version 4* where it or its heading has *v4* or *4.1.0*. */
function isWrittenTogether(claim: TextStatement, window: TextStatement, { start }: NumberMention): boolean {
  const at = claim.tokens.findIndex((token) => token.start >= start)
  const [before, number] = [claim.tokens[at - 1], claim.tokens[at]]
  if (number !== undefined && claim.stems.has('version') && window.tokens.some(({ word }) => word === `v${number.word}`)) return true
  const isOfVersion = ({ raw }: NumberMention): boolean => /^\d+(?:\.\d+){2,}$/.test(raw) && raw.startsWith(`${number?.word}.`)
  if (before?.stem === 'version' && window.numbers.some(isOfVersion)) return true
  if (before === undefined || number === undefined || !/^[ -]$/.test(claim.text.slice(before.end, number.start))) return false
  return window.tokens.some(({ word }) => word === `${before.word}${number.word}`)
}

/** Words before which a number counts nothing: *a Llama 2 almost twice its size*. */
const adverb = /^(?:almost|nearly|about|roughly|twice|thrice|even|still|also|already|again|alone|together|either|instead|at|\p{Ll}{3,}ly)$/u

/** True when a noun follows: *2 models*. */
function countsSomething(text: TextStatement, number: NumberMention): boolean {
  const next = text.tokens.find((token) => token.start >= number.end)
  return (
    next !== undefined &&
    next.content &&
    /^\p{Ll}/u.test(next.raw) &&
    !adverb.test(next.word) &&
    /^[ -]$/.test(text.text.slice(number.end, next.start)) &&
    !isPartOfName(text, number)
  )
}

/** *The WMT 2014 task*: the number of a name that stands before it on both sides. */
function isOfSameName(claim: TextStatement, own: NumberMention, window: TextStatement, other: NumberMention): boolean {
  const before = claim.tokens.findLast((token) => token.end <= own.start)
  const theirs = window.tokens.findLast((token) => token.end <= other.start)
  return before !== undefined && before.stem === theirs?.stem && /^\p{Lu}/u.test(before.raw)
}

/** *OLMo 2* and *Apache 2.0* are names and count nothing. */
function isPartOfName(text: TextStatement, number: NumberMention): boolean {
  const before = text.tokens.findLast((token) => token.end <= number.start)
  const next = text.tokens.find((token) => token.start >= number.end)
  if (before === undefined || !/^[ -]$/.test(text.text.slice(before.end, number.start)) || isMonth(before.word)) return false
  const noun =
    !number.raw.includes('.') &&
    next !== undefined &&
    next.content &&
    /^\p{Ll}/u.test(next.raw) &&
    !adverb.test(next.word) &&
    text.text.slice(number.end, next.start) === ' '
  return !noun && namesOf(text.text, text.tokens).includes(before)
}

/** A number of the title may be used only beside the word it has there: *OLMo 2*, not *2 models*. */
function inTitle(claim: TextStatement, title: TextStatement, start: number): boolean {
  const at = claim.tokens.findIndex((token) => token.start >= start)
  const [before, number, after] = [claim.tokens[at - 1], claim.tokens[at], claim.tokens[at + 1]]
  return title.tokens.some(
    (token, index) =>
      number !== undefined &&
      token.word === number.word &&
      ((before !== undefined && before.content && title.tokens[index - 1]?.stem === before.stem) ||
        (after !== undefined && after.content && title.tokens[index + 1]?.stem === after.stem)),
  )
}

/** True for a capitalised word that opens the sentence, with a small one or a comma behind it: it may be no name, and is founded as other words are. */
export function opensAlone({ text, tokens }: TextStatement, word: Token): boolean {
  const [first, next] = tokens
  return (
    first === word &&
    next !== undefined &&
    /^\p{Lu}\p{Ll}+$/u.test(word.raw) &&
    (/^\p{Ll}/u.test(next.raw) ? text.slice(word.end, next.start) === ' ' : text.charAt(word.end) === ',')
  )
}
