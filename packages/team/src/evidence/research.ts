import { plural, maxWholeFolder, type Evidence, type Gap, type Question, type ResearchInput } from '@galley/sdk'
import pLimit from 'p-limit'
import { noWordsFault } from '../state/no-words-fault.ts'
import { askStep, hostStep } from '../state/ask-step.ts'
import { saveDraft } from '../state/draft-of.ts'
import { isComposed } from '../state/is-composed.ts'
import { addPassages, type FoundPassage } from './add-passages.ts'
import { mergeCopies } from './merge-copies.ts'
import type { TeamEvent } from '../state/team-context.ts'
import { type RunState, planOf } from '../state/run-state.ts'
import { addGaps, recordWhole, rememberQueries } from '../state/evidence-state.ts'

/** Documents of the brief's own that are read for all questions together; they lie at hand, other pages have to be fetched. */
const maxOwnDocuments = 80

interface Findings {
  readonly found: readonly FoundPassage[]
  readonly gaps: readonly Gap[]
  readonly whole?: readonly string[]
}

interface Search {
  readonly key: string
  readonly note: string
  readonly questionIds: readonly string[]
  readonly gaps: readonly Gap[]
  readonly limits: ResearchInput['limits']
  readonly isVital?: boolean
}

/** Words of a draft for each quote that a capable model may pick: a writer chooses from more than it can use. */
const wordsPerQuote = 10
/** Fewest quotes that a capable model may pick. */
const minQuotes = 40

/**
 * Characters of pages that a capable writer is shown whole: as many as it takes some 4,500 tokens to number, and for longer posts so many a
 * word. To have a model choose among the parts of fewer costs as much as it spares.
 */
const maxWhole = { least: 16_000, perWord: 27, most: 40_000 }

/**
 * Researches every question: all at once where a capable model reads the pages, else one by one, a few at a time. Whatever comes first, evidence gets its ids in the order of the questions.
 * Faults: `SOURCES_EMPTY` and `SOURCES_OFF_TOPIC` when there is not a passage to write from.
 */
export async function research(state: RunState): Promise<void> {
  if (state.context.modes.researcher === 'full') await researchTogether(state)
  else await researchApart(state)
  if (state.evidence.list.length === 0) throw await noWordsFault(state)
  await tellUnread(state)
  await saveDraft(state)
}

/** One step for all questions: every page is read once. What a model looked for sentence by sentence has been searched for twice and is not asked for again. */
async function researchTogether(state: RunState): Promise<void> {
  const { questions } = planOf(state)
  const search = {
    key: 'research',
    note: `Researching ${plural(questions.length, 'question')}`,
    questionIds: questions.map(({ id }) => id),
    gaps: [],
    limits: {
      queries: 12,
      pages: Math.max(maxOwnDocuments / 2, wholeOf(state)),
      quotes: Math.max(minQuotes, Math.ceil(state.words / wordsPerQuote)),
      ...(isComposed(state) ? { whole: Math.min(maxWhole.most, Math.max(maxWhole.least, maxWhole.perWord * state.words)) } : {}),
    },
    isVital: true,
  }
  let passages: readonly FoundPassage[] = []
  await runResearch(state, search, ({ found, gaps, whole }) => {
    passages = found
    addGaps(state.evidence, gaps)
    if (whole !== undefined) recordWhole(state.evidence, whole)
  })
  addPassages(state, await mergeCopies(state, passages))
  // Where the writer has seen parts of the pages only, a question that it finds open is looked for in the others.
  const isPartlySeen =
    state.evidence.whole !== null && state.evidence.list.some(({ sourceId }) => !state.evidence.whole?.includes(sourceId))
  if (!isPartlySeen) rememberQueries(state.evidence, questions)
}

async function researchApart(state: RunState): Promise<void> {
  const { questions } = planOf(state)
  const share = Math.max(1, questions.length)
  const limits = {
    queries: Math.max(2, Math.floor(12 / share)),
    pages: Math.max(4, wholeOf(state), Math.floor((state.brief.sources?.web === true ? 40 : maxOwnDocuments) / share)),
    quotes: Math.min(80, Math.max(12, Math.ceil(state.words / (12 * share)) * 2)),
  }
  const results: (Findings | null)[] = questions.map(() => null)
  const limit = pLimit(Math.max(1, state.context.parallel ?? 1))
  let hasFailed = false
  const ask = async ({ id, text }: Question, index: number): Promise<void> => {
    // After a failure nothing new is begun; what runs is waited for.
    if (hasFailed) return
    try {
      const search = { key: `research.${id}`, note: `Researching: ${text}`, questionIds: [id], gaps: [], limits, isVital: index === 0 }
      await runResearch(state, search, (findings) => {
        results[index] = findings
      })
    } catch (error) {
      hasFailed = true
      throw error
    }
  }
  const ends = await Promise.allSettled(questions.map(async (question, index) => limit(ask, question, index)))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  const done = results.flatMap((result) => result ?? [])
  addPassages(
    state,
    await mergeCopies(
      state,
      done.flatMap((result) => result.found),
    ),
  )
  addGaps(
    state.evidence,
    done.flatMap((result) => result.gaps),
  )
}

/** Tells which documents of a folder that is too large to be read whole the search did not choose. */
async function tellUnread(state: RunState): Promise<void> {
  const { documents, sources, notRead } = state.context
  if (documents.paths.length <= maxWholeFolder) return
  await hostStep(state, 'unread', async (emit) => {
    const seen = new Set([...(await sources()).map(({ address }) => address.replace(/^folder:/, '')), ...notRead().map(({ name }) => name)])
    for (const name of documents.paths)
      if (!seen.has(name))
        emit({ type: 'source.failed', data: { kind: 'file', name, reason: 'the search chose other documents of the folder' } })
  })
}

/** Documents that every question looks into, since the folder is small enough to be read whole. */
function wholeOf({ context: { documents } }: RunState): number {
  return documents.paths.length <= maxWholeFolder ? documents.paths.length : 0
}

/** Evidence that a search for gaps came upon: what is new, and all of it, with what was known before. */
export interface FoundForGaps {
  readonly fresh: readonly Evidence[]
  readonly all: readonly Evidence[]
}

/** Researches gaps in round `n` and returns the evidence that is new; `onFound` may tell what follows from it, inside the step. */
export async function researchGaps(
  state: RunState,
  n: number,
  gaps: readonly Gap[],
  onFound: (found: FoundForGaps, emit: (event: TeamEvent) => void) => void,
): Promise<readonly Evidence[]> {
  rememberQueries(
    state.evidence,
    gaps.map((gap) => ({ text: gap.query })),
  )
  const search = {
    key: `r${n}.research`,
    note: `Looking for what is missing: ${gaps.map((gap) => gap.query).join(' · ')}`,
    questionIds: [...new Set(gaps.flatMap((gap) => gap.questionId ?? []))],
    gaps,
    limits: { queries: gaps.length, pages: 2 * gaps.length, quotes: 8 * gaps.length },
  }
  let fresh: readonly Evidence[] = []
  await runResearch(state, search, (findings, emit) => {
    fresh = addPassages(state, findings.found)
    const all = state.evidence.list.filter((one) => findings.found.some((passage) => isOf(one, passage)))
    onFound({ fresh, all }, emit)
  })
  return fresh
}

/** True for evidence that shares text with a passage. */
function isOf({ sourceId, start, end }: Evidence, passage: FoundPassage): boolean {
  return sourceId === passage.sourceId && start < passage.end && passage.start < end
}

async function runResearch(
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
