import { checkWindow, type WindowCheck } from './check-window.ts'
import { departure } from './departure.ts'
import { clausesOf } from '../text/clauses.ts'
import { isEnglish } from '../text/is-english.ts'
import { plainText } from '../text/plain-text.ts'
import { inventedQuotation } from './quotations.ts'
import { segment } from '../text/segment.ts'
import { statement, type TextStatement } from './text-statement.ts'
import { stripTokens } from '../text/strip-tokens.ts'
import type { Support, SupportEvidence } from './support.ts'
import { withoutTitle } from './without-title.ts'

/** Maximum sentences of a window that are tried: a window is a quote and its neighbours, never a page. */
const maxSentences = 24

interface Outcome extends WindowCheck {
  readonly evidenceId: string
}

/**
 * T0, the host's lexical check with the veto: is the sentence supported by its evidence? Some run of neighbouring sentences of one
 * window must have ≥ 60 % of its content words, every number, every name and the same negations, and where it follows
 * a sentence of the evidence word for word, nothing exchanged in it; quotations of four words and more must
 * stand there word for word. With several pieces of evidence each clause may have its own. Sound as an alarm, weak as a proof: it sees
 * words, not meaning. For other languages than English only words, numbers and quotations are compared.
 */
export function judgeSupport(
  sentence: string,
  evidence: readonly SupportEvidence[],
  options: { readonly language?: string } = {},
): Support {
  if (evidence.length === 0) return { verdict: 'unsupported', score: 0, reason: 'No evidence stands behind this sentence.' }
  if (!/[\p{L}\p{N}]/u.test(plainText(sentence))) return { verdict: 'uncheckable', score: 0, reason: 'This sentence states nothing.' }
  const english = isEnglish(options.language)
  const text = stripTokens(sentence)
  const invented = inventedQuotation(
    text,
    evidence.flatMap((one) => [one.quote, one.window, one.title ?? '']),
  )
  const best = bestOf(evidence.map((one) => against(text, one, english)))
  if (invented !== null)
    return answer({ ...best, ok: false, contradicts: false, reason: `The evidence does not have the quotation “${shortened(invented)}”.` })
  if (best.ok || evidence.length < 2) return answer(best)
  const clauses = clausesOf(text).map((clause) => bestOf(evidence.map((one) => against(clause, one, english))))
  if (clauses.length < 2 || clauses.some((clause) => !clause.ok)) return answer(best)
  const weakest = clauses.reduce((a, b) => (b.coverage < a.coverage ? b : a))
  return answer({ ...weakest, reason: 'Each part of the sentence stands in one piece of its evidence.' })
}

function against(text: string, evidence: SupportEvidence, english: boolean): Outcome {
  const stripped = evidence.title === undefined ? text : withoutTitle(text, evidence.title)
  const own = statement(stripped)
  const claim = own.tokens.some((token) => token.content) ? own : statement(text)
  const title = statement(evidence.title ?? '')
  const judge = (window: TextStatement): Outcome => ({ ...checkWindow(claim, window, title, english), evidenceId: evidence.id })
  const sentences = segment(evidence.window === '' ? evidence.quote : evidence.window)
    .slice(0, maxSentences)
    .map((part) => statement(part.text))
  const departures = sentences.map((sentence) => (english ? departure(claim, sentence) : null))
  const singles = sentences.map(judge)
  const clean = singles.find((single, at) => single.ok && departures[at] === null)
  if (clean !== undefined) return clean
  const departed = departures.findIndex((one) => one !== null)
  if (departed >= 0) return { ...(singles[departed] ?? judge(own)), ok: false, stage: 4, ...departures[departed] }
  const wider = [...new Set([...runs(sentences.map((sentence) => sentence.text)), evidence.quote])].map((window) =>
    judge(statement(window)),
  )
  return bestOf([...singles, ...wider])
}

/** Two and three sentences in a row, then the whole: the narrower the window, the less stands in it by chance. */
function runs(sentences: readonly string[]): readonly string[] {
  return [2, 3, sentences.length].flatMap((size) =>
    sentences.flatMap((_, at) => (at + size <= sentences.length ? [sentences.slice(at, at + size).join(' ')] : [])),
  )
}

function better<T extends WindowCheck>(a: T, b: T): T {
  if (a.ok !== b.ok) return a.ok ? a : b
  if (a.contradicts !== b.contradicts) return a.contradicts ? a : b
  return b.stage > a.stage || (b.stage === a.stage && b.coverage > a.coverage) ? b : a
}

function bestOf(outcomes: readonly Outcome[]): Outcome {
  return outcomes.reduce((a, b) => better(a, b))
}

function answer(outcome: Outcome): Support {
  const { ok, coverage, contradicts, evidenceId, reason } = outcome
  const score = Math.round(coverage * (ok ? 100 : 50)) / 100
  return { verdict: ok ? 'supported' : contradicts ? 'contradicted' : 'unsupported', score, evidenceId, reason }
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
