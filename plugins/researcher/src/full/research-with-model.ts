import { contentStems } from '@galley/evidence'
import type { FoundQuote, Gap, Host, ResearchAnswer, ResearchInput } from '@galley/sdk'
import { collectHits } from '../documents/collect-hits.ts'
import { keepOnTopic } from '../topic/keep-on-topic.ts'
import type { ReadDocument } from '../documents/read-hit.ts'
import { readHits } from '../topic/read-hits.ts'
import { askForPicks, type Asked } from './ask-for-picks.ts'
import { nearestParts } from './nearest-parts.ts'
import { orderPages } from './order-pages.ts'
import { pageSentences } from './page-sentences.ts'
import { charsOf, portionsOf, type Portion } from './portions-of.ts'
import { quotesOf } from './quotes-of.ts'
import { readWhole } from './read-whole.ts'
import { showOnce } from './show-once.ts'

/** Characters of pages in one call: with their numbers some 6,000 tokens, so that two pages share the questions. */
const maxPortion = 18_000
/** Characters that are read in all: so many, and so many more for each word of the draft. */
const maxRead = { least: 60_000, perWord: 60, most: 200_000 }
/** Characters that are read once more for questions that nothing was picked for: the pages that speak most of them. */
const maxReadAgain = 12_000
/** Characters of the brief's own documents that are read for a gap that came up while the draft was mended: they were read for every question before. */
const maxReadForGaps = 6_000
/** Picks of one call, at least and at most. */
const picks = { least: 4, most: 30 }
/** Picks that are asked for, as a multiple of the quotes that are wanted: some overlap, some are not found. */
const spare = 1.3
/** Pages that a second search opens for each question. */
const pagesPerQuestion = 3

/** Research that is under way, with what it found so far. */
interface Research {
  readonly input: ResearchInput
  readonly host: Host
  readonly quotes: FoundQuote[]
  readonly gaps: Gap[]
  readonly read: ReadDocument[]
  /** True once a model gave an answer that could be read, or nothing was left to ask it. */
  hasAnswered: boolean
}

/**
 * Answers questions with all that the pages say where a writer can be shown it, or with what stands in the parts that a model chooses; else, and
 * for gaps, with the sentences that a model picks: it sees whole pages, all questions at once, each sentence once, and no word decides
 * what it sees of a page. Documents of the folder that stand apart from the topic are kept for the second asking: a question without a pick
 * is asked once more over all pages, then searched for in the plan's own words. `null` when the model
 * gave no usable answer at all.
 */
export async function researchWithModel(input: ResearchInput, host: Host): Promise<ResearchAnswer | null> {
  const research: Research = { input, host, quotes: [], gaps: [], read: [], hasAnswered: false }
  const asked = askedOf(input)
  const isForGaps = input.gaps.length > 0
  const { queries, pages, whole: maxChars } = input.limits
  const first = plannedQueries(input).slice(0, Math.max(1, isForGaps ? queries : Math.ceil(queries * 0.7)))
  await findPages(research, first, pages)
  const queriesOfGaps = input.gaps.map(({ query }) => query)
  const onTopic = keepOnTopic(research.read, input.brief, 'full', queriesOfGaps)
  if (!isForGaps && maxChars !== undefined && research.read.length > 0) {
    const reading = await readWhole(onTopic, { topic: input.plan.title, asked, maxChars }, host)
    if (reading !== null) return { ...reading, gaps: research.gaps }
  }
  await (isForGaps ? pickForGaps(research, onTopic, asked) : pickForPlan(research, onTopic, asked))
  if (research.read.length > 0 && !research.hasAnswered) return null
  if (!isForGaps) {
    await pickFrom(research, research.read, unanswered(research, asked), { size: maxReadAgain, isAgain: true })
    await searchAgain(research, asked, queries - first.length)
  }
  for (const { questionId, text } of unanswered(research, asked))
    if (questionId !== undefined)
      research.gaps.push({ questionId, query: text.slice(0, 300), why: 'No source that was read answers this.' })
  return { quotes: broad(research.quotes).slice(0, input.limits.quotes), gaps: research.gaps.slice(0, 60) }
}

/** Picks for the questions of the plan, from every page on the topic. */
async function pickForPlan(research: Research, onTopic: readonly ReadDocument[], asked: readonly Asked[]): Promise<void> {
  await pickFrom(research, onTopic, asked, { size: charsToRead(research.input) })
  if (onTopic.length === 0 || asked.length === 0) research.hasAnswered = true
}

/** Picks for gaps: a little from the brief's own documents, which were read for every question before, then from what else was found. */
async function pickForGaps(research: Research, onTopic: readonly ReadDocument[], asked: readonly Asked[]): Promise<void> {
  const { whole, plan } = research.input
  // A page that the writer saw whole has no more, and a question that was asked of every page of the folder finds the same in the same words.
  const unseen = onTopic.filter(({ sourceId }) => whole?.includes(sourceId) !== true)
  const fresh = whole === undefined ? asked.filter(({ text }) => !isOfPlan(text, plan)) : asked
  const { atHand = [], elsewhere = [] } = Object.groupBy(unseen, (document) => (isAtHand(document) ? 'atHand' : 'elsewhere'))
  await pickFrom(research, atHand, fresh, { size: maxReadForGaps })
  await pickFrom(research, elsewhere, asked, { size: charsToRead(research.input) })
  if (elsewhere.length === 0 && (fresh.length === 0 || atHand.length === 0)) research.hasAnswered = true
}

/** Characters of pages that are read for a draft of the brief's length. */
function charsToRead({ brief: { words = 0 } }: ResearchInput): number {
  return Math.min(maxRead.most, maxRead.least + maxRead.perWord * words)
}

/** True for a document of the brief's own. */
function isAtHand({ address }: ReadDocument): boolean {
  return /^(?:folder|text):/.test(address)
}

/** True for a gap in the words of a question of the plan. */
function isOfPlan(text: string, { questions }: ResearchInput['plan']): boolean {
  const stems = new Set(contentStems(text))
  return questions.some((question) => stems.isSubsetOf(new Set(contentStems(question.text))))
}

/** Things to look for: the gaps in their own words, and the questions that no gap names. */
function askedOf({ plan, questionIds, gaps }: ResearchInput): readonly Asked[] {
  const own = gaps.map(({ questionId, query, question: text = query }): Asked =>
    questionId === undefined ? { text } : { questionId, text },
  )
  const named = new Set(gaps.flatMap(({ questionId }) => questionId ?? []))
  const questions = plan.questions.filter(({ id }) => questionIds.includes(id) && !named.has(id))
  const all = [...own, ...questions.map(({ id, text }) => ({ questionId: id, text }))]
  return [...new Map(all.map((one) => [one.text, one])).values()]
}

function plannedQueries({ brief, plan, questionIds, gaps }: ResearchInput): readonly string[] {
  const wanted = new Set(questionIds)
  const planned = plan.queries.filter((query) => query.questionIds.some((id) => wanted.has(id))).map(({ text }) => text)
  const lines = [...gaps.map(({ query }) => query), ...planned].map((text) => text.replaceAll(/\s+/g, ' ').trim().slice(0, 300))
  const queries = [...new Set(lines)].filter((text) => text !== '')
  return queries.length > 0 ? queries : [brief.topic.slice(0, 300)]
}

/** Searches and reads what it finds, each page once. */
async function findPages(research: Research, queries: readonly string[], maxPages: number): Promise<readonly ReadDocument[]> {
  const { host } = research
  const { hits, failures } = await collectHits(host, queries)
  for (const { query, why } of failures) research.gaps.push({ query, why: `A search failed: ${why}`.slice(0, 500) })
  const known = new Set(research.read.map(({ address }) => address))
  const { named = [], others = [] } = Object.groupBy(
    hits.filter(({ address }) => !known.has(address)),
    ({ provider }) => (provider === 'brief' ? 'named' : 'others'),
  )
  const chosen = [...named, ...others.slice(0, Math.max(0, maxPages - named.length))]
  const read = await readHits(host, chosen, (hit, why) =>
    research.gaps.push({ query: queries[0] ?? hit.title, why: `${hit.title} could not be read: ${why}`.slice(0, 500) }),
  )
  const fresh = read.filter(({ sourceId }) => !research.read.some((other) => other.sourceId === sourceId))
  research.read.push(...fresh)
  return fresh
}

interface Reading {
  /** Characters that are shown at most. */
  readonly size: number
  /** True where the questions were asked before and nothing was picked for them. */
  readonly isAgain?: boolean
}

/** Shows the model what the documents say that is nearest to the questions, and keeps the sentences that it picks. */
async function pickFrom(
  research: Research,
  documents: readonly ReadDocument[],
  asked: readonly Asked[],
  { size, isAgain = false }: Reading,
): Promise<void> {
  if (asked.length === 0) return
  const { input, host } = research
  const ordered = orderPages(
    documents,
    asked.map(({ text }) => text),
  )
  const pages = showOnce(ordered.map(pageSentences))
  const shown = input.gaps.length > 0 ? nearestParts(pages, asked, size) : pages
  const portions = within(portionsOf(shown, Math.min(maxPortion, size)), size)
  const chars = portions.reduce((sum, portion) => sum + charsOf(portion), 0)
  const topic = input.plan.title
  for (const [at, portion] of portions.entries()) {
    host.progress(`Reading ${portion[0]?.document.title ?? 'a page'}`, at / portions.length)
    const share = (spare * input.limits.quotes * charsOf(portion)) / Math.max(1, chars)
    const max = Math.min(picks.most, Math.max(picks.least, Math.ceil(share)))
    const picked = await askForPicks(portion, { topic, asked, max, isAgain }, host)
    if (picked === null) continue
    research.hasAnswered = true
    research.quotes.push(...quotesOf(portion, picked))
  }
}

/** The first portions, as many as fit; one at least. */
function within(portions: readonly Portion[], size: number): readonly Portion[] {
  let left = size
  return portions.filter((portion, at) => {
    left -= charsOf(portion)
    return at === 0 || left >= 0
  })
}

/** Questions of the plan that nothing was picked for. */
function unanswered({ quotes }: Research, asked: readonly Asked[]): readonly Asked[] {
  const answered = new Set(quotes.flatMap(({ questionIds }) => questionIds))
  return asked.filter(({ questionId }) => questionId !== undefined && !answered.has(questionId))
}

/** Looks for what is still unanswered, in the words of the plan: a page never chooses what is searched. */
async function searchAgain(research: Research, asked: readonly Asked[], maxQueries: number): Promise<void> {
  const { plan, limits } = research.input
  const open = unanswered(research, asked).slice(0, Math.max(0, maxQueries))
  if (open.length === 0) return
  const queries = open.map(({ text }) => `${text} ${plan.title}`.slice(0, 300))
  const fresh = await findPages(research, queries, Math.min(limits.pages, open.length * pagesPerQuestion))
  await pickFrom(research, fresh, open, { size: maxReadAgain })
}

/** The first quote of every page before the second of one: breadth before depth. */
function broad(quotes: readonly FoundQuote[]): readonly FoundQuote[] {
  const pages = [...Map.groupBy(quotes, ({ sourceId }) => sourceId).values()]
  const longest = Math.max(0, ...pages.map((page) => page.length))
  return Array.from({ length: longest }, (_, at) => pages.flatMap((page) => page[at] ?? [])).flat()
}
