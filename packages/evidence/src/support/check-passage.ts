import type { AlarmName } from './alarms/alarms.ts'
import { findAlternative } from './alarms/alternative.ts'
import { findAttribution } from './alarms/attribution.ts'
import { findCause } from './alarms/cause.ts'
import { findComparison } from './alarms/comparison.ts'
import { findDatedOrder } from './alarms/dated-order.ts'
import { findHedge } from './alarms/hedge.ts'
import { findNegation } from './alarms/negation.ts'
import { findOpposite } from './alarms/opposite.ts'
import { findOrder } from './alarms/order.ts'
import { findQuantifier } from './alarms/quantifier.ts'
import { findRoles } from './alarms/roles.ts'
import { findScope } from './alarms/scope.ts'
import { findSubject } from './alarms/subject.ts'
import { findUnit } from './alarms/unit.ts'
import { carriersOf } from './carriers.ts'
import { compare, type Comparison } from './compare/comparison.ts'
import { clausesOf } from '../text/clauses.ts'
import { departure, type Departure } from './departure.ts'
import { missingName, missingNumber, wordsCovered, type Covered, type Missing } from './check-window.ts'
import { namesOf } from './compare/names.ts'
import { remembered } from '../text/remembered.ts'
import { segment } from '../text/segment.ts'
import { statement, type TextStatement } from './compare/text-statement.ts'
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
}

/** Maximum sentences of a window that are read: a window is a quote and its neighbours, never a page. */
const maxSentences = 24
/** Maximum windows and statements that are kept: those of a draft's evidence. */
const maxKept = 5000
/** Minimum share of the content words, 0–1, at which words alone may say *supported*; measured in the study that set the rule. */
const minSupported = 0.6
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

/** Checks a sentence against some pieces of evidence, read as one passage. */
export function checkPassage(text: string, evidence: readonly SupportEvidence[], english: boolean, topic?: string): Outcome {
  const unplaced = evidence.reduce((rest, { headings = [] }) => withoutHeadings(rest, headings), text)
  const stripped = evidence.reduce((rest, { title }) => (title === undefined ? rest : withoutTitle(rest, title)), unplaced)
  const own = statementOf(stripped)
  const claim = own.tokens.some((token) => token.content) ? own : statementOf(text)
  const context = statementOf([...new Set(evidence.flatMap(({ title, headings }) => [title ?? '', ...(headings ?? [])]))].join('. '))
  const sentences = evidence.flatMap(({ window, quote }) => sentencesOf(window === '' ? quote : window))
  const all = [...new Set(sentences)]
  const whole = joined(all)
  const covered = wordsCovered(claim, whole, context)
  const evidenceId = carrierOf(claim, evidence)
  const answer = (verdict: Support['verdict'], reason: string, alarm?: AlarmName): Outcome => ({
    verdict,
    ...(alarm === undefined ? {} : { alarm }),
    coverage: covered.share,
    evidenceId,
    reason,
  })
  const missing = ({ raw, alarm, contradicts, soft: unsure }: Missing): Outcome =>
    answer(
      contradicts ? 'contradicted' : unsure ? 'undecided' : 'unsupported',
      contradicts ? `The source does not have ${raw} in this unit.` : `The source does not have “${raw}”.`,
      alarm,
    )
  if (isAboutOther(claim, whole, covered))
    return statesNothingOwn(claim)
      ? answer('undecided', otherWords(covered.missing), 'wording')
      : answer('unsupported', aboutOther(covered.missing))
  // What the draft is about may be named though its source calls it otherwise: a judge says if it speaks of that.
  const wider = topic === undefined ? context : statementOf(`${context.text}. ${topic}`)
  const absent = (find: typeof missingName): Missing | undefined => {
    const found = find(claim, whole, context)
    return found === undefined ? undefined : (find(claim, whole, wider) ?? { ...found, alarm: 'subject', contradicts: false, soft: true })
  }
  const number = absent(missingNumber)
  const comparison = english ? compare(claim, carriersOf(claim, all), context) : null
  const departed = comparison === null ? null : departureIn(claim, comparison.passage)
  if (departed !== null) return answer(departed.contradicts ? 'contradicted' : 'undecided', departed.reason, departed.alarm)
  if (number !== undefined) return missing((number.soft && english ? absent(missingName) : undefined) ?? number)
  if (comparison === null)
    return covered.share < minSupported
      ? answer('undecided', otherWords(covered.missing), 'wording')
      : answer('supported', 'Words and numbers stand in the evidence.')
  const name = absent(missingName)
  if (name !== undefined) return missing(name)
  const alarm = softAlarm(comparison, covered.share)
  if (alarm !== null) return answer(alarm.contradicts === true ? 'contradicted' : 'undecided', alarm.reason, alarm.name)
  if (covered.share < minSupported) return answer('undecided', otherWords(covered.missing), 'wording')
  return answer('supported', 'Words, numbers, names and denials stand in the evidence.')
}

/** True where the passage has few of the words of a sentence, and not all of its names. */
function isAboutOther(claim: TextStatement, whole: TextStatement, { share, count }: Covered): boolean {
  return share < minUndecided && count > maxFew && !hasSubject(claim, whole)
}

/** True for a turn, advice or a sum, which has no name, no number and tells no event: that its words are its own tells little. */
function statesNothingOwn({ text, tokens, numbers }: TextStatement): boolean {
  return numbers.every(({ soft }) => soft) && namesOf(text, tokens).length === 0 && !tokens.some(({ word }) => /[^e]ed$/.test(word))
}

/** True where the passage names what the sentence names: a sum of it in other words has few of its words. */
function hasSubject(claim: TextStatement, whole: TextStatement): boolean {
  const names = namesOf(claim.text, claim.tokens)
  return names.length > 0 && names.every(({ stem }) => whole.stems.has(stem))
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

interface Raised {
  readonly name: AlarmName
  readonly reason: string
  readonly contradicts?: boolean
}

/** Minimum share of the words, 0–1, at which a denial in the same place contradicts: below it the passage may speak of something else. */
const minContradicted = 0.8

function softAlarm(comparison: Comparison, coverage: number): Raised | null {
  const denial = findNegation(comparison)
  if (denial !== null)
    return denial.tight && coverage >= minContradicted
      ? { name: 'negation', reason: denial.reason, contradicts: true }
      : { name: 'opposite', reason: denial.reason }
  const unit = findUnit(comparison)
  if (unit !== null) return { name: unit.alarm, reason: unit.reason, contradicts: unit.alarm === 'unit' }
  const turned = findOpposite(comparison)
  if (turned !== null) return { name: turned.alarm, reason: turned.reason }
  const dated = findDatedOrder(comparison)
  if (dated !== null) return { name: dated.contradicts ? 'date' : 'order', ...dated }
  for (const [name, find] of softAlarms) {
    const reason = find(comparison)
    if (reason !== null) return { name, reason }
  }
  return null
}

const softAlarms: readonly (readonly [AlarmName, (comparison: Comparison) => string | null])[] = [
  ['subject', findSubject],
  ['comparison', findComparison],
  ['order', findOrder],
  ['roles', findRoles],
  ['quantifier', findQuantifier],
  ['hedge', findHedge],
  ['hedge', findAlternative],
  ['scope', findScope],
  ['cause', findCause],
  ['attribution', findAttribution],
]

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

function aboutOther(missing: readonly string[]): string {
  return `The source does not speak of ${list(missing)}.`
}

function otherWords(missing: readonly string[]): string {
  return `The source does not say this in these words: it has nothing of ${list(missing)}.`
}

function list(words: readonly string[]): string {
  return words
    .slice(0, 3)
    .map((word) => `“${word}”`)
    .join(', ')
}
