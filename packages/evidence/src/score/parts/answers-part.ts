import { areAlike } from '../../support/words/synonyms.ts'
import { meanOf, type Cost, type Measured } from '../measured.ts'
import type { Line, Reading } from '../reading.ts'
import { isNearStem } from './near-stem.ts'
import { questionPoints, type QuestionPoint } from './question-points.ts'

/** Neighbouring sentences that answer together. */
const window = 3

/** Share of the words of a question that an answer has at least, where there are more than two: the rest may be said otherwise. */
const enough = 0.6

/** Share of the sentences in which a word is the subject of the whole text: it tells no answer from the rest. */
const subject = 0.3

/** Worth of an answer that has the words of a question and not what it asks for: no date for a *when*, no cause for a *why*. */
const withoutKind = 0.6

/** Questions answered in the text: the brief's own, its must-cover points, and as one point together the plan's. */
export function answersPart(reading: Reading): Measured {
  const lines = reading.lines.filter(({ fact }) => !reading.isSupportKnown || !fact.factual || fact.support > 0)
  const asked = [reading.brief.topic, ...(reading.brief.mustCover ?? [])].flatMap(questionPoints)
  const planned = reading.plan.questions.filter(({ text }) => text !== reading.brief.topic).flatMap(({ text }) => questionPoints(text))
  const own = asked.map((point) => answerTo(point, lines, reading))
  const others = planned.map((point) => answerTo(point, lines, reading))
  return {
    value: meanOf([...own, ...(others.length > 0 ? [meanOf(others, 1)] : [])], 1),
    costs: [...asked, ...planned].flatMap((point, at) => costOf(point, [...own, ...others][at] ?? 1)),
    ...(reading.isEnglish ? {} : { note: 'Outside English only the words of a question are looked for, not what it asks for.' }),
  }
}

/** The best passage for a point, 0 to 1: the share of its telling words that it has, less where it lacks what the question asks for. */
function answerTo({ heads, kind }: QuestionPoint, lines: readonly Line[], { isEnglish }: Reading): number {
  const isSaid = (stems: readonly string[], head: string): boolean =>
    stems.some((stem) => isNearStem(stem, head) || (isEnglish && areAlike(stem, head)))
  const has = lines.map(({ stems, section }) => heads.filter((head) => isSaid([...stems, ...section.headStems], head)))
  const own = lines.map(({ stems }) => heads.filter((head) => isSaid(stems, head)))
  const rare = heads.filter((head) => own.filter((found) => found.includes(head)).length < lines.length * subject)
  const telling = rare.length > 0 ? rare : heads
  if (telling.length === 0) return 1
  const needed = telling.length <= 2 ? telling.length : telling.length * enough
  let best = 0
  for (let at = 0; at < lines.length; at += 1) {
    const near = new Set(has.slice(at, at + window).flat())
    const share = Math.min(1, telling.filter((head) => near.has(head)).length / needed)
    const isKind = !isEnglish || kind === undefined || lines.slice(at, at + window).some(({ text }) => kind.answer.test(text))
    best = Math.max(best, share * (isKind ? 1 : withoutKind))
  }
  return best
}

function costOf({ text, kind }: QuestionPoint, worth: number): readonly Cost[] {
  if (worth > withoutKind) return []
  return [{ cost: 1 - worth, text, reason: `The text does not answer this${kind === undefined ? '' : ` with ${kind.wants}`}.` }]
}
