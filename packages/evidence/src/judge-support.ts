import { checkWindow, type WindowCheck } from './check-window.ts'
import { clausesOf } from './clauses.ts'
import { isEnglish } from './is-english.ts'
import { inventedQuotation } from './quotations.ts'
import { segment } from './segment.ts'
import { statement } from './statement.ts'
import { stripTokens } from './strip-tokens.ts'
import type { Support, SupportEvidence } from './support.ts'
import { withoutTitle } from './without-title.ts'

/** Sentences of a window that are tried: a window is a quote and its neighbours, never a page. */
const mostSentences = 24

interface Outcome extends WindowCheck {
  readonly evidenceId: string
}

/**
 * T0, the host's lexical check with the veto: is the sentence supported by its evidence? Some run of neighbouring sentences of one
 * window must have ≥ 60 % of its content words, every number, every name and the same negations; quotations of four words and more must
 * stand there word for word. With several pieces of evidence each clause may have its own. Sound as an alarm, weak as a proof: it sees
 * words, not meaning. For other languages than English only words, numbers and quotations are compared. Never `partial`.
 */
export function judgeSupport(
  sentence: string,
  evidence: readonly SupportEvidence[],
  options: { readonly language?: string } = {},
): Support {
  if (evidence.length === 0) return { verdict: 'unsupported', score: 0, reason: 'No evidence stands behind this sentence.' }
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
  const sentences = segment(evidence.window === '' ? evidence.quote : evidence.window)
    .slice(0, mostSentences)
    .map((part) => part.text)
  const windows = [...runs(sentences), evidence.quote]
  const seen = new Set<string>()
  let best: Outcome | undefined
  for (const window of windows) {
    if (seen.has(window)) continue
    seen.add(window)
    const check = { ...checkWindow(claim, statement(window), title, english), evidenceId: evidence.id }
    if (check.ok) return check
    best = best === undefined ? check : better(best, check)
  }
  return best ?? { ok: false, coverage: 0, stage: 0, reason: 'The evidence is empty.', contradicts: false, evidenceId: evidence.id }
}

/** Single sentences first, then two and three in a row, then the whole: the narrower the window, the less stands in it by chance. */
function runs(sentences: readonly string[]): readonly string[] {
  return [1, 2, 3, sentences.length].flatMap((size) =>
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
