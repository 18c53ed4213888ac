import { checkPassage, type Outcome } from './check-passage.ts'
import { isQuotation } from '../text/quotes/is-quotation.ts'
import { isEnglish } from '../text/language/is-english.ts'
import { plainText } from '../text/markdown/plain-text.ts'
import { findVerbatim } from './find-verbatim.ts'
import { differsInLanguage } from '../text/language/differs-in-language.ts'
import { needlessOf } from './needless-of.ts'
import { inventedQuotation } from './quotations.ts'
import { withoutSilence } from './silence.ts'
import { stripTokens } from '../text/markdown/strip-tokens.ts'
import type { Support, SupportEvidence } from './support.ts'

/**
 * T0, the host's lexical check: is a sentence supported by its evidence, all of it together?
 *
 * - `contradicted` where the evidence has another number, date, unit, name or denial in its place;
 * - `unsupported` where a number, name or quotation is missing, or where the evidence speaks of something else: it has under 30 % of the content words,
 *   and not all of the sentence's names;
 * - `undecided` where words cannot tell, with the alarm that says what to ask: a word that states something has no equal in the evidence, a name or number
 *   stands in the `topic` of the draft alone, or the evidence is in another language, for a translation shares no words with what it says;
 * - `supported` where none of this is so. In other languages than English only words, numbers and quotations are compared, and 60 % of the content words
 *   are enough.
 *
 * Title and headings of the evidence may be used. Sound as an alarm, weak as a proof: it sees words, not meaning.
 */
export function judgeSupport(
  sentence: string,
  evidence: readonly SupportEvidence[],
  options: { readonly language?: string; readonly topic?: string } = {},
): Support {
  if (evidence.length === 0) return { verdict: 'unsupported', score: 0, reason: 'No evidence stands behind this sentence.' }
  if (!/[\p{L}\p{N}]/u.test(plainText(sentence))) return { verdict: 'uncheckable', score: 0, reason: 'This sentence states nothing.' }
  const english = isEnglish(options.language)
  const text = stripTokens(sentence)
  const told = english ? withoutSilence(text) : null
  if (told !== null) return judgeSilence(told, evidence, options)
  const invented = inventedQuotation(
    text,
    evidence.flatMap((one) => [one.quote, one.window, one.title ?? '']),
  )
  if (
    invented === null &&
    !isQuotation(text) &&
    evidence.every((one) => differsInLanguage(text, one.window === '' ? one.quote : one.window))
  )
    return { verdict: 'undecided', alarm: 'wording', score: 0, reason: 'Its source is in another language: words cannot tell.' }
  const outcome = best(text, evidence, english, options.topic)
  // What words do not carry may be carried by any of its pieces, in words of their own.
  const spare =
    evidence.length > 1 && outcome.verdict === 'supported' && outcome.coverage >= minCarried
      ? needlessOf(text, evidence, outcome.evidenceId)
      : []
  // Words that another piece has too may still say it of somebody else there.
  const others = evidence.filter(({ id }) => !spare.includes(id))
  const needless = spare.length > 0 && best(text, others, english, options.topic).verdict === 'supported' ? spare : []
  const { loosely } = outcome
  const common = {
    evidenceId: outcome.evidenceId,
    ...(needless.length === 0 ? {} : { needless }),
    ...(loosely === undefined ? {} : { loosely }),
  }
  if (invented !== null)
    return {
      verdict: 'unsupported',
      alarm: 'quotation',
      score: scoreOf(outcome.coverage, 'unsupported'),
      ...common,
      reason: `The source does not have the words “${shortened(invented)}”.`,
    }
  const { verdict, alarm, coverage, reason } = outcome
  return { verdict, ...(alarm === undefined ? {} : { alarm }), score: scoreOf(coverage, verdict), ...common, reason }
}

/** Share of the content words, 0–1, from which on no piece of evidence carries more than its words show. */
const minCarried = 0.85

/** Judges a sentence on the silence of its sources: the rest of it must be supported; that they are silent, words cannot tell. */
function judgeSilence(told: string, evidence: readonly SupportEvidence[], options: Parameters<typeof judgeSupport>[2]): Support {
  const rest = told === '' ? null : judgeSupport(told, evidence, options)
  if (rest !== null && rest.verdict !== 'supported') return rest
  return {
    verdict: 'undecided',
    alarm: 'silence',
    score: 0.5,
    evidenceId: rest?.evidenceId ?? evidence[0]?.id ?? '',
    reason: 'It says what the sources do not tell.',
  }
}

/** One piece of evidence that carries the whole sentence is enough; else all of them are read together. */
function best(text: string, evidence: readonly SupportEvidence[], english: boolean, topic: string | undefined): Outcome {
  const told = findVerbatim(text, evidence)
  if (told !== undefined) return told
  const alone = evidence.map((one) => checkPassage(text, [one], english, topic))
  const supported = alone.filter(({ verdict }) => verdict === 'supported')
  const clean = supported.find(({ loosely }) => loosely === undefined) ?? supported[0]
  if (clean !== undefined) return clean
  const [only] = alone
  return evidence.length === 1 && only !== undefined ? only : checkPassage(text, evidence, english, topic)
}

function scoreOf(coverage: number, verdict: Support['verdict']): number {
  return Math.round(coverage * (verdict === 'supported' ? 100 : 50)) / 100
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
