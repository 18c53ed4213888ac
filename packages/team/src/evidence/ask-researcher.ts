import { plural, type Gap, type ResearchInput } from '@galley/sdk'
import { askStep } from '../state/ask-step.ts'
import type { TeamEvent } from '../state/team-context.ts'
import { type RunState, planOf } from '../state/run-state.ts'
import type { FoundPassage } from './add-passages.ts'

/** Passages that stand in the stored texts, and what is still open. */
export interface Findings {
  readonly found: readonly FoundPassage[]
  readonly gaps: readonly Gap[]
  /** Ids of the sources that the writer is shown whole, where it is. */
  readonly whole?: readonly string[]
}

/** Questions or gaps that one step researches. */
interface Search {
  readonly key: string
  readonly note: string
  readonly questionIds: readonly string[]
  readonly gaps: readonly Gap[]
  readonly limits: ResearchInput['limits']
  /** As in `StepSpec`. */
  readonly isVital?: boolean
}

/** Asks the researcher in a step, finds its quotes in the stored texts, and has what it found applied. */
export async function askResearcher(
  state: RunState,
  search: Search,
  applyFindings: (findings: Findings, emit: (event: TeamEvent) => void) => void,
): Promise<void> {
  const { questionIds, gaps, limits } = search
  const plan = planOf(state)
  await askStep(
    state,
    { key: search.key, role: 'researcher', note: search.note, isVital: search.isVital ?? false },
    async (at) => {
      const { whole: known } = state.evidence
      const answer = await state.context.agents.research(
        { plan, questionIds, gaps, limits, ...(known === null ? {} : { whole: known }) },
        at,
      )
      const { quotes, gaps: open, whole } = answer
      const found = await locateAll(state, quotes, whole === undefined ? questionIds : [])
      return { found, gaps: open, quoted: quotes.length, ...(whole === undefined ? {} : { whole }) }
    },
    (answer, emit) => {
      applyFindings(answer, emit)
      const sources = new Set(answer.found.map((passage) => passage.sourceId)).size
      const lost = answer.quoted - answer.found.length
      return `Found ${plural(answer.found.length, 'passage')} in ${plural(sources, 'source')}${lost > 0 ? `; dropped ${lost} that are not in their source` : ''}`
    },
  )
}

/** The quotes that stand in a stored text, as it has them. */
async function locateAll(
  state: RunState,
  quotes: readonly { readonly sourceId: string; readonly quote: string; readonly questionIds: readonly string[] }[],
  asked: readonly string[],
): Promise<readonly FoundPassage[]> {
  const sources = new Map((await state.context.sources()).map((source) => [source.id, source]))
  const known = new Set(planOf(state).questions.map((question) => question.id))
  const found: FoundPassage[] = []
  for (const { sourceId, quote, questionIds } of quotes) {
    const source = sources.get(sourceId)
    const place = source === undefined ? null : await state.context.locate(sourceId, quote)
    if (source === undefined || place === null) continue
    const named = questionIds.filter((id) => known.has(id))
    found.push({
      sourceId,
      address: source.address,
      title: source.title,
      ...(source.publishedAt === undefined ? {} : { publishedAt: source.publishedAt }),
      quote: place.quote ?? quote,
      start: place.start,
      end: place.end,
      window: place.window,
      ...(place.headings === undefined ? {} : { headings: place.headings }),
      questionIds: named.length > 0 ? [...new Set(named)] : asked,
    })
  }
  return found
}
