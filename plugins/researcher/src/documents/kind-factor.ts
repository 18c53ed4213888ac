import { monthName, wholeWords } from '@galley/evidence'
import type { QuestionKind } from '@galley/sdk'
import { showsAnswer } from '../words/answer-signs.ts'

/** Factors of a quote that shows it gives the kind of answer that is asked for, and of one that does not. */
const shown = 1.35
const silent = 0.7
/** The same for means, which are often told without a word for them. */
const shownMeans = 1.15
const silentMeans = 0.85

/** Dates, and numbers that order or name: they count nothing. */
const calendar = [
  wholeWords([String.raw`(?:\d{1,2}\.? )?(?:${monthName})(?: \d{1,2}(?!\d))?`], 'gu'),
  /\b(?:1[5-9]|20)\d\d\b(?![.,]\d)/g,
  /\b\d+(?:st|nd|rd|th)\b/g,
]
const counted = wholeWords(
  'two three four five six seven eight nine ten eleven twelve dozens? hundreds? thousands? millions? billions? half quarter percent zwei drei vier fünf sechs sieben acht neun zehn hundert tausend Millionen Prozent',
)

/** True for a text with a number that counts something. */
function counts(text: string): boolean {
  const rest = calendar.reduce((left, dates) => left.replaceAll(dates, ' '), text.replaceAll(/\[[^\]\s]{1,12}\]/g, ''))
  return /\d/.test(rest) || counted.test(rest)
}

/** Headings over reasons. */
const reasons =
  /^[^\p{L}\p{N}]*(?:\d[\d.]* )?(?:motivations?|rationales?|reasons?|causes?|why|warum|gründe|ursachen?|begründung|pourquoi|por qué|perché|waarom|dlaczego)(?!\p{L})/iu

/** True for a heading over reasons. */
export function isReasonHeading(heading: string): boolean {
  return reasons.test(heading)
}

/** True for a quote that gives the kind of answer that is asked for, as far as words show it. */
export function givesKind(kind: QuestionKind, quote: string, headings: readonly string[]): boolean {
  if (kind === 'figures') return kindFactor(kind, quote) > 0
  return showsAnswer(kind, quote) !== false || (kind === 'cause' && headings.some(isReasonHeading))
}

/** Factor by which a quote counts for a question of this kind, under a heading. */
export function kindFactor(kind: QuestionKind, quote: string, heading = ''): number {
  // Who asks for statistics is served by nothing else.
  if (kind === 'figures') return counts(quote) ? 1 : 0
  const isShown = showsAnswer(kind, quote)
  if (isShown === null) return 1
  if (kind === 'means') return isShown ? shownMeans : silentMeans
  return isShown || (kind === 'cause' && isReasonHeading(heading)) ? shown : silent
}
