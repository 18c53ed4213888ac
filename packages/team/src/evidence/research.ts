import type { Evidence, Gap } from '@galley/sdk'
import { fault } from '../faults.ts'
import { askStep } from '../state/ask-step.ts'
import { planOf, type Desk } from '../state/desk.ts'
import { keep } from '../state/draft-of.ts'
import { shelveQuotes, type FoundPassage } from './shelve-quotes.ts'
import type { TeamEvent } from '../state/team-context.ts'

/** Documents of the brief's own that are read for all questions together; they lie at hand, other pages have to be fetched. */
const mostOwn = 80

interface Findings {
  readonly found: readonly FoundPassage[]
  readonly gaps: readonly Gap[]
}

interface Search {
  readonly key: string
  readonly note: string
  readonly questionIds: readonly string[]
  readonly gaps: readonly Gap[]
  readonly limits: { readonly queries: number; readonly pages: number; readonly quotes: number }
  readonly isVital?: boolean
}

/**
 * Researches every question, a few at a time. Whatever comes first, evidence gets its ids in the order of the questions.
 * Faults: `SOURCES_EMPTY` when nothing was stored that could be read.
 */
export async function research(desk: Desk): Promise<void> {
  const { questions } = planOf(desk)
  const share = Math.max(1, questions.length)
  const limits = {
    queries: Math.max(2, Math.floor(12 / share)),
    pages: Math.max(4, Math.floor((desk.brief.sources?.web === true ? 40 : mostOwn) / share)),
    quotes: Math.min(80, Math.max(12, Math.ceil(desk.words / (12 * share)) * 2)),
  }
  const results: (Findings | null)[] = questions.map(() => null)
  const waiting = questions.map(({ id, text }, index) => ({ id, text, index }))
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { id, text, index } = next
      const search = { key: `research.${id}`, note: `Researching: ${text}`, questionIds: [id], gaps: [], limits, isVital: index === 0 }
      await look(desk, search, (findings) => {
        results[index] = findings
      })
    }
  }
  const workers = Array.from({ length: Math.max(1, Math.min(desk.context.parallel ?? 1, questions.length)) }, worker)
  const ends = await Promise.allSettled(workers)
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  const done = results.flatMap((result) => result ?? [])
  shelveQuotes(
    desk,
    done.flatMap((result) => result.found),
  )
  desk.gaps = done.flatMap((result) => result.gaps)
  if (desk.evidence.length === 0 && (await desk.context.sources()).length === 0) throw fault('SOURCES_EMPTY', { topic: desk.brief.topic })
  await keep(desk)
}

/** Researches gaps in round `n` and returns the evidence that is new; `onFound` may tell what follows from it, inside the step. */
export async function researchGaps(
  desk: Desk,
  n: number,
  gaps: readonly Gap[],
  onFound: (fresh: readonly Evidence[], emit: (event: TeamEvent) => void) => void,
): Promise<readonly Evidence[]> {
  for (const gap of gaps) desk.queries.add(gap.query.toLowerCase())
  const search = {
    key: `r${n}.research`,
    note: `Looking for what is missing: ${gaps.map((gap) => gap.query).join(' · ')}`,
    questionIds: [...new Set(gaps.flatMap((gap) => gap.questionId ?? []))],
    gaps,
    limits: { queries: gaps.length, pages: 2 * gaps.length, quotes: 8 * gaps.length },
  }
  let fresh: readonly Evidence[] = []
  await look(desk, search, (findings, emit) => {
    fresh = shelveQuotes(desk, findings.found)
    onFound(fresh, emit)
  })
  return fresh
}

async function look(desk: Desk, search: Search, settle: (findings: Findings, emit: (event: TeamEvent) => void) => void): Promise<void> {
  const { questionIds, gaps, limits } = search
  const plan = planOf(desk)
  await askStep(
    desk,
    { key: search.key, role: 'researcher', note: search.note, isVital: search.isVital ?? false },
    async (at) => {
      const answer = await desk.context.agents.research({ plan, questionIds, gaps, limits }, at)
      return { found: await locateAll(desk, answer.quotes, questionIds), gaps: answer.gaps, quoted: answer.quotes.length }
    },
    (answer, emit) => {
      settle(answer, emit)
      const sources = new Set(answer.found.map((passage) => passage.sourceId)).size
      const lost = answer.quoted - answer.found.length
      return `Found ${answer.found.length} passages in ${sources} sources${lost > 0 ? `; dropped ${lost} that are not in their source` : ''}`
    },
  )
}

/** The quotes that stand in a stored text, as it has them. */
async function locateAll(
  desk: Desk,
  quotes: readonly { readonly sourceId: string; readonly quote: string; readonly questionIds: readonly string[] }[],
  asked: readonly string[],
): Promise<readonly FoundPassage[]> {
  const sources = new Map((await desk.context.sources()).map((source) => [source.id, source]))
  const known = new Set(planOf(desk).questions.map((question) => question.id))
  const found: FoundPassage[] = []
  for (const { sourceId, quote, questionIds } of quotes) {
    const source = sources.get(sourceId)
    const place = source === undefined ? null : await desk.context.locate(sourceId, quote)
    if (source === undefined || place === null) continue
    const named = questionIds.filter((id) => known.has(id))
    found.push({
      sourceId,
      title: source.title,
      quote: place.quote ?? quote,
      start: place.start,
      end: place.end,
      window: place.window,
      questionIds: named.length > 0 ? [...new Set(named)] : asked,
    })
  }
  return found
}
