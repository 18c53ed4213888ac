import type { AlarmName } from './alarms/alarms.ts'
import { raisedAlarm } from './alarms/raised-alarm.ts'
import { findExchange } from './alarms/exchange.ts'
import { carriersOf } from './carriers.ts'
import { compare } from './compare/comparison.ts'
import { clausesOf } from '../text/sentences/clauses.ts'
import { departure, type Departure } from './departure.ts'
import { isQuotation } from '../text/quotes/is-quotation.ts'
import { outOfOrder } from './out-of-order.ts'
import { missingNumber, opensAlone, wordsCovered, type Covered, type Missing } from './check-window.ts'
import { missingName } from './missing-name.ts'
import { namesOf } from './compare/names.ts'
import { remembered } from '../text/remembered.ts'
import { segment } from '../text/sentences/segment.ts'
import { statement, type TextStatement } from './compare/text-statement.ts'
import type { Token } from '../text/words/tokens.ts'
import { unfoundedWords } from './unfounded-words.ts'
import type { Support, SupportEvidence } from './support.ts'
import { withoutHeadings } from './without-headings.ts'
import { withoutTitle } from './without-title.ts'

/** Answer about one sentence and the passage that some evidence makes. */
export interface Outcome {
  readonly verdict: Support['verdict']
  readonly alarm?: AlarmName
  /** Share of the content words that the passage has, 0–1. */
  readonly coverage: number
  readonly evidenceId: string
  readonly reason: string
  /** Of a supported sentence that has the words of its passage in another order, what stands elsewhere there. */
  readonly loosely?: string
}

/** Maximum sentences of a window that are read: a window is a quote and its neighbours, never a page. */
const maxSentences = 24
/** Maximum windows and statements that are kept: those of a draft's evidence. */
const maxKept = 5000
/** Minimum share of the content words, 0–1, at which words alone may say *supported* in another language than English, which has no alarms of its own. */
const minSupportedElsewhere = 0.6
/** Share of the content words, 0–1, under which the evidence is about something else. */
const minUndecided = 0.3

/** Content words of a short sentence, of which a share says little: *There was a single exception*. */
const maxFew = 2

const statementOf = remembered(maxKept, statement)
const sentencesOf = remembered(maxKept, (window): readonly TextStatement[] =>
  segment(window)
    .slice(0, maxSentences)
    .map((part) => statementOf(part.text)),
)

/** A sentence and the passage that its evidence makes, read for comparison. */
interface Reading {
  readonly claim: TextStatement
  /** Titles and headings. */
  readonly context: TextStatement
  readonly sentences: readonly TextStatement[]
  readonly whole: TextStatement
  readonly covered: Covered
  /** The context with the topic of the draft, which may be named though its source calls it otherwise. */
  readonly wider: TextStatement
}

type Answer = Pick<Outcome, 'verdict' | 'alarm' | 'reason' | 'loosely'>

/** Checks a sentence against some pieces of evidence, read as one passage. */
export function checkPassage(text: string, evidence: readonly SupportEvidence[], english: boolean, topic?: string): Outcome {
  const reading = readingOf(text, evidence, topic)
  const { claim, covered } = reading
  const answer = isAboutOther(reading)
    ? statesNothingOwn(claim)
      ? inOtherWords(covered.missing)
      : ({ verdict: 'unsupported', reason: `The source does not speak of ${list(covered.missing)}.` } as const)
    : english
      ? compareAll(text, reading)
      : compareWords(reading)
  return { ...answer, coverage: covered.share, evidenceId: carrierOf(claim, evidence) }
}

function readingOf(text: string, evidence: readonly SupportEvidence[], topic: string | undefined): Reading {
  const unplaced = evidence.reduce((rest, { headings = [] }) => withoutHeadings(rest, headings), text)
  const stripped = evidence.reduce((rest, { title }) => (title === undefined ? rest : withoutTitle(rest, title)), unplaced)
  // *Under “What Bees are”: “Bees are:”* of a source that is called *Bees* has nothing left without its title.
  const told = [stripped, unplaced].map((words) => statementOf(words))
  const claim = told.find(({ tokens }) => tokens.some((token) => token.content)) ?? statementOf(text)
  const context = statementOf([...new Set(evidence.flatMap(({ title, headings }) => [title ?? '', ...(headings ?? [])]))].join('. '))
  const sentences = [...new Set(evidence.flatMap(({ window, quote }) => sentencesOf(window === '' ? quote : window)))]
  const whole = joined(sentences)
  const wider = topic === undefined ? context : statementOf(`${context.text}. ${topic}`)
  return { claim, context, sentences, whole, covered: wordsCovered(claim, whole, context), wider }
}

/** All that can be compared in a language without tables: words and numbers. */
function compareWords(reading: Reading): Answer {
  const number = absent(missingNumber, reading)
  if (number !== undefined) return lacking(number)
  if (reading.covered.share < minSupportedElsewhere) return inOtherWords(reading.covered.missing)
  return { verdict: 'supported', reason: 'Words and numbers stand in the evidence.' }
}

function compareAll(text: string, reading: Reading): Answer {
  const { claim, context, sentences, whole, covered } = reading
  const comparison = compare(claim, carriersOf(claim, sentences), context)
  const departed = departureIn(claim, comparison.passage)
  if (departed !== null)
    return { verdict: departed.contradicts ? 'contradicted' : 'undecided', alarm: departed.alarm, reason: departed.reason }
  const number = absent(missingNumber, reading)
  const name = number?.soft === false ? undefined : absent(missingName, reading)
  const missing = name ?? number
  if (missing !== undefined) return lacking(missing)
  const alarm = raisedAlarm(comparison, covered.share)
  if (alarm !== null) return { verdict: alarm.contradicts === true ? 'contradicted' : 'undecided', alarm: alarm.name, reason: alarm.reason }
  const exchanged = findExchange(comparison, whole)
  if (exchanged !== null) return { verdict: 'undecided', alarm: 'wording', reason: exchanged }
  const unfounded = isQuotation(text) ? [] : unfoundedWords(covered, comparison, whole)
  if (unfounded.length > 0) return inOtherWords(unfounded)
  const loosely = outOfOrder(comparison, whole)
  return {
    verdict: 'supported',
    reason: 'Words, numbers, names and denials stand in the evidence.',
    ...(loosely === null ? {} : { loosely }),
  }
}

/** Finds a name or number that the passage lacks; where the topic of the draft has it, a judge says if the passage speaks of that. */
function absent(find: typeof missingName, { claim, whole, context, wider }: Reading): Missing | undefined {
  const found = find(claim, whole, context)
  return found === undefined ? undefined : (find(claim, whole, wider) ?? { ...found, alarm: 'subject', contradicts: false, soft: true })
}

function lacking({ raw, alarm, contradicts, soft }: Missing): Answer {
  return {
    verdict: contradicts ? 'contradicted' : soft ? 'undecided' : 'unsupported',
    alarm,
    reason: contradicts ? `The source does not have ${raw} in this unit.` : `The source does not have “${raw}”.`,
  }
}

function inOtherWords(missing: readonly Token[]): Answer {
  return {
    verdict: 'undecided',
    alarm: 'wording',
    reason: `The source does not say this in these words: it has nothing of ${list(missing)}.`,
  }
}

/** True where the passage has few of the words of a sentence, and not all of its names. */
function isAboutOther({ claim, whole, context, covered: { share, count } }: Reading): boolean {
  return share < minUndecided && count > maxFew && !hasSubject(claim, [whole, context])
}

/** True for a turn, advice or a sum, which has no name, no number and tells no event: that its words are its own tells little. */
function statesNothingOwn({ text, tokens, numbers }: TextStatement): boolean {
  return numbers.every(({ soft }) => soft) && namesOf(text, tokens).length === 0 && !tokens.some(({ word }) => /[^e]ed$/.test(word))
}

/** True where the passage or what stands above it names what the sentence names: a sum of it in other words has few of its words. A word that only opens the sentence may be no name. */
function hasSubject(claim: TextStatement, texts: readonly TextStatement[]): boolean {
  const names = namesOf(claim.text, claim.tokens).filter((name) => !opensAlone(claim, name))
  return names.length > 0 && names.every(({ stem }) => texts.some(({ stems }) => stems.has(stem)))
}

/**
 * The sentence against each sentence of its passage; where several carry it, each clause first. A part that runs as one of them does departs
 * from none: two sources that say the same of two towns differ in every name. A departure of several clauses as a whole may be a word that
 * one of them left to the other, so words cannot decide it.
 */
function departureIn(claim: TextStatement, passage: readonly TextStatement[]): Departure | null {
  const clauses = passage.length > 1 ? clausesOf(claim.text) : []
  if (clauses.length < 2) return departureOf(claim, passage)
  for (const clause of clauses) {
    const departed = departureOf(statementOf(clause), passage)
    if (departed !== null) return departed
  }
  const departed = departureOf(claim, passage)
  return departed === null ? null : { ...departed, contradicts: false, alarm: 'roles' }
}

function departureOf(part: TextStatement, passage: readonly TextStatement[]): Departure | null {
  const found = passage.map((sentence) => departure(part, sentence))
  return found.includes('alike') ? null : (found.find((one) => typeof one !== 'string') ?? null)
}

function joined(sentences: readonly TextStatement[]): TextStatement {
  const [first] = sentences
  return sentences.length === 1 && first !== undefined ? first : statementOf(sentences.map(({ text }) => text).join(' '))
}

/** The piece of evidence whose quote has most of the sentence's words. */
function carrierOf(claim: TextStatement, evidence: readonly SupportEvidence[]): string {
  let best = evidence[0]?.id ?? ''
  let most = -1
  if (evidence.length > 1)
    for (const { id, quote } of evidence) {
      const { stems } = statementOf(quote)
      const share = claim.tokens.filter(({ stem, content }) => content && stems.has(stem)).length
      if (share > most) {
        most = share
        best = id
      }
    }
  return best
}

function list(words: readonly Token[]): string {
  return words
    .slice(0, 3)
    .map(({ raw }) => `“${raw}”`)
    .join(', ')
}
