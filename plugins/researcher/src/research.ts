import { subjectWords, versionAsked } from '@galley/evidence'
import type { Gap, Host, ResearchAnswer, ResearchInput } from '@galley/sdk'
import { chooseQuotes } from './quotes/choose-quotes.ts'
import { collectHits } from './documents/collect-hits.ts'
import { keepOnTopic } from './topic/keep-on-topic.ts'
import { changeQuotes } from './parts/change-quotes.ts'
import { answerGroups } from './parts/answer-groups.ts'
import { quoteOf } from './parts/quote-of.ts'
import { withReferents } from './parts/with-referents.ts'
import { needsOf, type Need } from './topic/needs-of.ts'
import { orderHits } from './topic/order-hits.ts'
import { researchWithModel } from './full/research-with-model.ts'
import { prepare } from './topic/prepare.ts'
import { readHits } from './topic/read-hits.ts'
import { scoreCandidates, type Scored } from './quotes/score-candidates.ts'

/** Maximum quotes of parts set whole for one question. */
const maxAnswers = 120

/**
 * Answers questions with verbatim quotes: asks the plan's queries, reads the best hits once each, and lets a capable model pick from them, else ranks what stands there. Queries come
 * from the plan and from claims, never from a page. What could not be searched, read or answered is a gap, never an exception.
 */
export async function research(input: ResearchInput, host: Host): Promise<ResearchAnswer> {
  const picked = input.mode === 'full' ? await researchWithModel(input, host) : null
  return picked ?? researchByRank(input, host)
}

async function researchByRank(input: ResearchInput, host: Host): Promise<ResearchAnswer> {
  const { brief, plan, questionIds, limits } = input
  // A request without a subject of its own (*Summarise the attached document*) chooses nothing: the documents are the topic.
  const topic = subjectWords(brief.topic).length === 0 ? '' : brief.topic
  const queries = queriesOf(input)
  const { hits, failures } = await collectHits(host, queries)
  // Other questions are weighed too: what answers one of them better is left to it.
  const all = needsOf(
    plan,
    topic,
    plan.questions.map(({ id }) => id),
    hits.map(({ title }) => title),
  )
  const needs = all.filter(({ questionId }) => questionIds.includes(questionId))
  const rivals = all.filter(({ questionId, forms }) => forms.has('passages') && !questionIds.includes(questionId))
  const gaps: Gap[] = failures.map(({ query, why }) => gap(needs, query, `A search failed: ${why}`))
  const ordered = orderHits(hits, needs)
  const { named = [], others = [] } = Object.groupBy(ordered, ({ provider }) => (provider === 'brief' ? 'named' : 'others'))
  const read = await readHits(host, [...named, ...others.slice(0, Math.max(0, limits.pages - named.length))], (hit, why) =>
    gaps.push(gap(needs, queries[0] ?? brief.topic, `${hit.title} could not be read: ${why}`)),
  )
  const documents = keepOnTopic(
    read,
    brief,
    input.mode,
    input.gaps.map(({ query }) => query),
  )
  const prepared = documents.map((one) => prepare(one))
  const asked = all.filter((need) => needs.includes(need) || rivals.includes(need))
  const answers = needs.flatMap((need) => {
    if (need.forms.has('changes')) return changeQuotes(documents, need)
    if (!isRead(need, input.mode)) return []
    const groups = answerGroups(prepared, asked, asked.indexOf(need), topic)
    // Steps are read on in their order.
    return (need.forms.has('steps') ? groups : withReferents(groups)).map((group) => quoteOf(group, need))
  })
  const chosen = needs.filter((need) => !isRead(need, input.mode))
  const candidates = chosen.length === 0 || answers.length > 0 ? [] : scoreCandidates(prepared, [...chosen, ...rivals], topic)
  // What changed in another version is no answer.
  const scored = needs.some(({ forms }) => forms.has('changes')) ? candidates.filter((one) => isOfVersion(one, needs)) : candidates
  const quotes =
    answers.length > 0
      ? answers.slice(0, maxAnswers)
      : chooseQuotes(scored, chosen, { max: limits.quotes, rivals, isJoined: input.mode === 'extractive' })
  for (const need of needs) {
    if (quotes.some((quote) => quote.questionIds.includes(need.questionId))) continue
    gaps.push({ questionId: need.questionId, query: need.text.slice(0, 300), why: 'No source that was read answers this.' })
  }
  return { quotes, gaps: gaps.slice(0, 60) }
}

/** True for a question that is answered with parts of documents, set whole: an instruction, and in a dossier whatever the topic asks or a section is about. */
function isRead({ isAsked, stems, forms }: Need, mode: ResearchInput['mode']): boolean {
  return forms.has('steps') || ((isAsked || stems.size > 0) && mode === 'extractive' && forms.has('passages'))
}

function isOfVersion({ candidate, document }: Scored, needs: readonly Need[]): boolean {
  const number = needs.map(({ text }) => versionAsked(text)).find((asked) => asked !== '')
  const where = [candidate.quote, ...candidate.headings, document.title].join('\n')
  return number === undefined || new RegExp(`(?<![\\d.])${RegExp.escape(number)}(?!\\d)`).test(where)
}

function queriesOf({ brief, plan, questionIds, gaps, limits }: ResearchInput): readonly string[] {
  const wanted = new Set(questionIds)
  const planned = plan.queries.filter((query) => query.questionIds.some((id) => wanted.has(id))).map(({ text }) => text)
  const asked = [...gaps.map(({ query }) => query), ...planned].map((query) => query.replaceAll(/\s+/g, ' ').trim().slice(0, 300))
  const queries = [...new Set(asked)].filter((query) => query !== '')
  return (queries.length > 0 ? queries : [brief.topic.slice(0, 300)]).slice(0, Math.max(1, limits.queries))
}

function gap(needs: readonly Need[], query: string, why: string): Gap {
  const first = needs[0]
  return { ...(first === undefined ? {} : { questionId: first.questionId }), query, why: why.slice(0, 500) }
}
