import { subjectWords } from '@galley/evidence'
import type { Gap, Hit, Host, ResearchAnswer, ResearchInput } from '@galley/sdk'
import { chooseQuotes } from './choose-quotes.ts'
import { collectHits } from './collect-hits.ts'
import { keepOnTopic } from './keep-on-topic.ts'
import { needsOf, type Need } from './needs-of.ts'
import { orderHits } from './order-hits.ts'
import { pickWithModel } from './pick-with-model.ts'
import { knownText, prepare } from './prepare.ts'
import { readHit, type ReadDocument } from './read-hit.ts'
import { scoreCandidates } from './score-candidates.ts'

/** Pages read at once. */
const together = 4

/**
 * Answers questions with verbatim quotes: asks the plan's queries, reads the best hits once each, and ranks what stands there. Queries come
 * from the plan and from claims, never from a page. What could not be searched, read or answered is a gap, never an exception.
 */
export async function research(input: ResearchInput, host: Host): Promise<ResearchAnswer> {
  const { brief, mode, plan, questionIds, limits } = input
  // A request without a subject of its own (*Summarise the attached document*) chooses nothing: the documents are the topic.
  const topic = subjectWords(brief.topic).length === 0 ? '' : brief.topic
  const needs = needsOf(plan, topic, questionIds)
  const queries = queriesOf(input)
  const { hits, failures } = await collectHits(host, queries)
  const gaps: Gap[] = failures.map(({ query, why }) => gap(needs, query, `A search failed: ${why}`))
  const ordered = orderHits(hits, needs)
  const { named = [], others = [] } = Object.groupBy(ordered, ({ provider }) => (provider === 'brief' ? 'named' : 'others'))
  const read = await readAll(host, [...named, ...others.slice(0, Math.max(0, limits.pages - named.length))], (hit, why) =>
    gaps.push(gap(needs, queries[0] ?? brief.topic, `${hit.title} could not be read: ${why}`)),
  )
  const documents = keepOnTopic(
    read,
    brief,
    input.gaps.map(({ query }) => query),
  )
  const scored = scoreCandidates(documents.map(prepare), needs, topic)
  const ranked = chooseQuotes(scored, needs, limits.quotes)
  const quotes =
    mode === 'full' ? await pickWithModel({ scored, needs, ranked, max: limits.quotes, topic: topic || plan.title }, host) : ranked
  for (const need of needs) {
    if (quotes.some((quote) => quote.questionIds.includes(need.questionId))) continue
    gaps.push({ questionId: need.questionId, query: need.text.slice(0, 300), why: 'No source that was read answers this.' })
  }
  return { quotes, gaps: gaps.slice(0, 60) }
}

function queriesOf({ brief, plan, questionIds, gaps, limits }: ResearchInput): readonly string[] {
  const wanted = new Set(questionIds)
  const planned = plan.queries.filter((query) => query.questionIds.some((id) => wanted.has(id))).map(({ text }) => text)
  const asked = [...gaps.map(({ query }) => query), ...planned].map((query) => query.replaceAll(/\s+/g, ' ').trim().slice(0, 300))
  const queries = [...new Set(asked)].filter((query) => query !== '')
  return (queries.length > 0 ? queries : [brief.topic.slice(0, 300)]).slice(0, Math.max(1, limits.queries))
}

async function readAll(host: Host, hits: readonly Hit[], failed: (hit: Hit, why: string) => void): Promise<readonly ReadDocument[]> {
  const documents: ReadDocument[] = []
  for (let from = 0; from < hits.length; from += together) {
    const batch = hits.slice(from, from + together)
    host.progress(`Reading ${batch[0]?.title ?? 'a page'}`, from / hits.length)
    const answers = await Promise.all(batch.map((hit) => readHit(host, hit, knownText)))
    for (const [at, answer] of answers.entries()) {
      const hit = batch[at]
      if (hit === undefined) continue
      if ('why' in answer) failed(hit, answer.why)
      else if (!documents.some(({ sourceId }) => sourceId === answer.sourceId)) documents.push(answer)
    }
  }
  return documents
}

function gap(needs: readonly Need[], query: string, why: string): Gap {
  const first = needs[0]
  return { ...(first === undefined ? {} : { questionId: first.questionId }), query, why: why.slice(0, 500) }
}
