import { namesOf } from './names.ts'
import { isMonth } from '../numbers/months.ts'
import { sameNumber, type NumberMention } from '../numbers/same-number.ts'
import { polarityBroken } from './polarity.ts'
import { isSpelledOut } from './spelled-out.ts'
import type { TextStatement } from './text-statement.ts'

/** Result of checking one sentence against one window. */
export interface WindowCheck {
  readonly ok: boolean
  /** Share of the sentence's content words that the window has. */
  readonly coverage: number
  /** Last stage that the check reached: 0 coverage, 1 numbers, 2 names, 3 negation, 4 all. */
  readonly stage: number
  readonly reason: string
  /** The window says the opposite, or another number in the same place. */
  readonly contradicts: boolean
}

/** Minimum share of content words, 0–1. Chosen in the study that measured the rule; below it a window is about something else. */
const minCoverage = 0.6

/** Words with which a writer attributes: they state nothing that evidence could hold. */
const reporting = new Set(
  'accord note report say said write state describ explain add observ put sourc document articl author page text quot tell mention point show find found claim argu cit'.split(
    ' ',
  ),
)

/**
 * T0 on one window: coverage ≥ .6, every number, every name, the same negations.
 * `title` is what the source is called: its words may be used. `english` switches the rules that only hold there.
 */
export function checkWindow(claim: TextStatement, window: TextStatement, title: TextStatement, english: boolean): WindowCheck {
  const content = claim.tokens.filter(
    (token) => token.content && !/^\d/.test(token.word) && !(reporting.has(token.stem) && !window.stems.has(token.stem)),
  )
  const own = content.filter((token) => window.stems.has(token.stem) || !title.stems.has(token.stem))
  const found = own.filter((token) => window.stems.has(token.stem)).length
  const coverage = own.length === 0 ? 1 : found / own.length
  const fail = (stage: number, reason: string, contradicts = false): WindowCheck => ({ ok: false, coverage, stage, reason, contradicts })
  if (coverage < minCoverage) return fail(0, 'The evidence has too few of the words of this sentence.')
  const number = missingNumber(claim, window, title)
  if (number !== undefined) return fail(1, `The evidence does not have the number ${number}.`)
  if (!english) return { ok: true, coverage, stage: 4, reason: 'Words and numbers stand in the evidence.', contradicts: false }
  const name = missingName(claim, window, title)
  if (name !== undefined) return fail(2, `The evidence does not name ${name}.`)
  if (polarityBroken(claim, window)) return fail(3, 'The sentence and its evidence differ in a negation.', coverage >= 0.8)
  return { ok: true, coverage, stage: 4, reason: 'Words, numbers, names and negations stand in the evidence.', contradicts: false }
}

function missingNumber(claim: TextStatement, window: TextStatement, title: TextStatement): string | undefined {
  return claim.numbers.find((number) => {
    if (number.soft && !/\d/.test(number.raw)) return false
    const units = new Set(window.numbers.map((other) => other.unit))
    const counts = countsSomething(claim, number)
    const stated = window.numbers.some(
      (other) =>
        sameNumber(number, other) &&
        (other.unit === number.unit || number.unit === undefined || units.has(number.unit)) &&
        !(counts && isPartOfName(window, other)),
    )
    return !stated && !inTitle(claim, title, number.start)
  })?.raw
}

/** True when a noun follows: *2 models*. */
function countsSomething(text: TextStatement, number: NumberMention): boolean {
  const next = text.tokens.find((token) => token.start >= number.end)
  return (
    next !== undefined &&
    next.content &&
    /^\p{Ll}/u.test(next.raw) &&
    /^[ -]$/.test(text.text.slice(number.end, next.start)) &&
    !isPartOfName(text, number)
  )
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

function missingName(claim: TextStatement, window: TextStatement, title: TextStatement): string | undefined {
  const names = namesOf(claim.text, claim.tokens)
  const known = (stem: string): boolean => window.stems.has(stem) || title.stems.has(stem)
  const absent = names.find((name) => !known(name.stem) && !isSpelledOut(name.raw, window) && !isSpelledOut(name.raw, title))
  if (absent !== undefined) return absent.raw
  for (let index = 1; index < names.length; index += 1) {
    const [first, second] = [names[index - 1], names[index]]
    if (first === undefined || second === undefined || claim.text.slice(first.end, second.start) !== ' ') continue
    if (!together(first.stem, second.stem, window) && !together(first.stem, second.stem, title)) return `${first.raw} ${second.raw}`
  }
  return undefined
}

/** Two words of one name stand near each other and in this order in the evidence, or the evidence has only one of them (the title the other). */
function together(first: string, second: string, text: TextStatement): boolean {
  if (!text.stems.has(first) || !text.stems.has(second)) return !text.stems.has(first) !== !text.stems.has(second)
  return text.tokens.some((token, at) => token.stem === first && text.tokens.slice(at + 1, at + 7).some((next) => next.stem === second))
}
