import { plural, maxWholeFolder, type Question } from '@galley/sdk'
import pLimit from 'p-limit'
import { noWordsFault } from '../state/no-words-fault.ts'
import { hostStep } from '../state/ask-step.ts'
import { saveDraft } from '../state/draft-of.ts'
import { isComposed } from '../state/is-composed.ts'
import { addPassages, type FoundPassage } from './add-passages.ts'
import { askResearcher, type Findings } from './ask-researcher.ts'
import { mergeCopies } from './merge-copies.ts'
import { type RunState, planOf } from '../state/run-state.ts'
import { addGaps, isPartlySeen, recordWhole, rememberQueries } from '../state/evidence-state.ts'

/** Documents of the brief's own that are read for all questions together; they lie at hand, other pages have to be fetched. */
const maxOwnDocuments = 80

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
  await askResearcher(state, search, ({ found, gaps, whole }) => {
    passages = found
    addGaps(state.evidence, gaps)
    if (whole !== undefined) recordWhole(state.evidence, whole)
  })
  addPassages(state, await mergeCopies(state, passages))
  // Where the writer has seen parts of the pages only, a question that it finds open is looked for in the others.
  if (!isPartlySeen(state.evidence)) rememberQueries(state.evidence, questions)
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
      await askResearcher(state, search, (findings) => {
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
