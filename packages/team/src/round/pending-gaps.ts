import { contentStems, stripTokens, termOverlap } from '@galley/evidence'
import type { Claim, Gap } from '@galley/sdk'
import { openQuestions } from './open-questions.ts'
import { isFailing, verdictOf } from '../state/judge.ts'
import { type RunState, planOf } from '../state/run-state.ts'

/** Share of what the editor asks for, in content words, that a quote must have to be taken for an answer, 0 to 1. */
const minAnswering = 0.5

/** Greatest number of queries for gaps in one round. */
const maxQueries = 3

/**
 * Lists gaps worth another search: what the editor needs evidence for, questions that nothing answers, and claims that do not hold. Each query is asked once in a run, and
 * only if it is made of words of the brief, the plan and the claims: who asked for it has read pages, and a page may not choose what is searched.
 */
export function pendingGaps(state: RunState): readonly Gap[] {
  const best = state.draft.best
  if (best === null) return []
  const plan = planOf(state)
  const open = openQuestions(state, best.pieces)
  const failing = new Map(
    best.pieces
      .flatMap((piece) => piece.claims.map((claim) => ({ claim, piece })))
      .flatMap(({ claim, piece }) =>
        isFailing(verdictOf(state, claim), claim) ? [[claim.id, { claim, sectionId: piece.block.sectionId }] as const] : [],
      ),
  )
  const known = vocabulary(state, best.version.claims)
  const texts = new Map(plan.questions.map((question) => [question.id, question.text]))
  const found = new Set(state.evidence.list.flatMap((one) => one.questionIds))
  const own: readonly Gap[] = plan.questions
    .filter((question) => open.has(question.id) && !found.has(question.id))
    .map((question) => ({ questionId: question.id, query: question.text, why: 'No source answers it yet.' }))
  const gaps = [...state.evidence.gaps, ...own].flatMap((gap): readonly Gap[] => {
    const lost = failing.get(gap.claimId ?? '')
    const questionId = gap.questionId ?? plan.outline.find((section) => section.id === lost?.sectionId)?.questionIds[0]
    if (lost === undefined && !open.has(gap.questionId ?? '')) return []
    const isSafe = contentStems(gap.query).every((stem) => known.has(stem))
    const query = (isSafe ? gap.query : (lost?.claim.text ?? texts.get(gap.questionId ?? '') ?? '')).trim().slice(0, 300)
    return query === ''
      ? []
      : [
          {
            query,
            why: gap.why,
            ...(gap.question === undefined ? {} : { question: gap.question }),
            ...(questionId === undefined ? {} : { questionId }),
            ...(lost === undefined ? {} : { claimId: lost.claim.id }),
          },
        ]
  })
  const unique = new Map(
    [...needs(state, known), ...gaps]
      .filter((gap) => !state.evidence.queries.has(gap.query.toLowerCase()))
      .map((gap) => [gap.query.toLowerCase(), gap]),
  )
  return [...unique.values()].slice(0, maxQueries)
}

/**
 * Gaps that the editor sees in the text and no unused evidence speaks of. They are searched for in the words that the instruction shares with its
 * sentence, its section and the brief, and in the names of it that are known; the instruction itself is the question for whoever picks.
 */
function needs(state: RunState, known: ReadonlySet<string>): readonly Gap[] {
  const { outline } = planOf(state)
  const used = new Set(state.draft.pieces.flatMap((piece) => piece.claims.flatMap(({ evidenceIds }) => evidenceIds)))
  const unused = state.evidence.list.filter(({ id }) => !used.has(id))
  return [...state.issues.open.values()].flatMap(({ issue }): readonly Gap[] => {
    if (issue.type !== 'needs-evidence') return []
    if (unused.some(({ quote }) => termOverlap(issue.instruction, quote) >= minAnswering)) return []
    const sectionId = state.draft.pieces.find(({ block }) => block.id === issue.blockId)?.block.sectionId
    const section = outline.find(({ id }) => id === sectionId)
    const words = searchWords(
      issue.instruction,
      [stripTokens(issue.span), section?.heading ?? '', ...(state.brief.mustCover ?? [])].join('. '),
      known,
    )
    const query = [...new Set([...words, ...(words.length < 2 ? [section?.heading ?? '', state.brief.topic] : [])])].join(' ').trim()
    const [questionId] = section?.questionIds ?? []
    return query === ''
      ? []
      : [
          {
            query: query.slice(0, 300),
            why: issue.instruction,
            question: issue.instruction.slice(0, 500),
            ...(questionId === undefined ? {} : { questionId }),
          },
        ]
  })
}

/**
 * Words of an instruction that are known and that its subject has too, or that are names, each once and without marks. The first word of a
 * sentence is none: that is where an instruction has its verb.
 */
function searchWords(instruction: string, subject: string, known: ReadonlySet<string>): readonly string[] {
  const shared = new Set(contentStems(subject))
  const names = new Set([...instruction.matchAll(/(?<=[\p{L}\p{N},;:]\s+)\p{Lu}[\p{L}\p{N}-]*/gu)].map(([name]) => name))
  const words = [...instruction.matchAll(/(?<=[\p{L}\p{N},;:)]\s+[“"'(]?)[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu)].map(([word]) => word)
  const fit = words.filter((word) => {
    const stems = contentStems(word)
    return stems.length > 0 && stems.every((stem) => known.has(stem) && (shared.has(stem) || names.has(word)))
  })
  return [...new Map(fit.map((word) => [contentStems(word).join(' '), word])).values()]
}

function vocabulary(state: RunState, claims: readonly Claim[]): ReadonlySet<string> {
  const { brief } = state
  const plan = planOf(state)
  const texts = [
    brief.topic,
    brief.goal ?? '',
    brief.audience ?? '',
    ...(brief.mustCover ?? []),
    plan.title,
    ...plan.questions.map((question) => question.text),
    ...plan.outline.flatMap((section) => [section.heading, section.intent]),
    ...plan.queries.map((query) => query.text),
    ...claims.map((claim) => claim.text),
  ]
  return new Set(texts.flatMap((text) => contentStems(text)))
}
