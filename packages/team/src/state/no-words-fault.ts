import { contentStems, subjectStems } from '@galley/evidence'
import { describeNotRead, plural, type Hit } from '@galley/sdk'
import type { Fault } from '@galley/fault'
import { fault } from '../faults.ts'
import type { RunState } from './run-state.ts'

/** Most names of what was not read that one message holds; the draft's record holds all. */
const maxNamed = 5

/**
 * Makes the fault of a run that has not a word to return: `DRAFT_EMPTY` when there were passages to write from, `SOURCES_OFF_TOPIC` when
 * something could be read and says nothing on the topic, else `SOURCES_EMPTY` with the reasons why nothing could be read.
 */
export async function noWordsFault({ brief: { topic }, context, evidence }: RunState): Promise<Fault> {
  const passages = evidence.list.length
  if (passages > 0) return fault('DRAFT_EMPTY', { topic, found: `${plural(passages, 'passage')} to write from` })
  const lost = new Set(context.notRead().map(({ name }) => name))
  const readable = new Set([
    ...(await context.sources()).map(({ address }) => address),
    ...context.documents.paths.filter((path) => !lost.has(path)).map((path) => `folder:${path}`),
  ])
  const { size } = readable
  const near = evidence.hits.filter((hit) => isOnTopic(hit, topic))
  // A capable model is shown what words would have left out: nothing picked from it means that nothing in it is on the topic.
  const isByWords = context.modes.researcher !== 'full'
  if (size > 0 && near.length > 0 && isByWords)
    return fault('SOURCES_EMPTY', { topic, why: `nothing in ${nearestOf(near)} answers it closely enough to be quoted` })
  if (size > 0) {
    const searched = `${plural(size, 'document')} searched${isByWords ? ' for its words' : ''}`
    return fault('SOURCES_OFF_TOPIC', { topic, read: searched + aboutOf(await titlesOf(context)) })
  }
  const failed = context.notRead()
  const named = failed.slice(0, maxNamed).map((one) => describeNotRead(one).replace(/\.$/, ''))
  const rest = failed.length > maxNamed ? [`and ${failed.length - maxNamed} more`] : []
  return fault('SOURCES_EMPTY', { topic, why: failed.length > 0 ? [...named, ...rest].join('; ') : 'the search found nothing' })
}

/** True for what the brief hands over and for what its folder was searched for, which have a floor of their own; of the web for what is called by a word of the topic. */
function isOnTopic({ address, provider, title }: Hit, topic: string): boolean {
  if (provider === 'brief' || address.startsWith('folder:')) return true
  const subject = subjectStems(topic)
  return contentStems(title).some((stem) => subject.has(stem))
}

/** Names what comes nearest to a topic, for who asks again in the words of it. */
function nearestOf(hits: readonly Hit[]): string {
  const titles = hits.map(({ title }) => shown(title)).filter((title) => title !== '')
  const them = hits.length === 1 ? 'the document that comes' : `the ${hits.length} documents that come`
  return `${them} nearest${titles.length === 0 ? '' : ` (${listOf(titles)})`}`
}

/** Titles of what was read, else the names of the brief's documents. */
async function titlesOf(context: RunState['context']): Promise<readonly string[]> {
  const titles = (await context.sources()).map(({ title }) => shown(title)).filter((title) => title !== '')
  return titles.length > 0 ? titles : context.documents.paths.map((path) => path.replace(/\.[a-z]+$/i, ''))
}

/** Says what the sources are about instead, by their titles. */
function aboutOf(titles: readonly string[]): string {
  return titles.length === 0 ? '' : `; they are about ${listOf(titles)}`
}

function shown(title: string): string {
  return title.replaceAll('_', ' ').trim()
}

/** The first titles of a list, each once, and how many more there are. */
function listOf(titles: readonly string[]): string {
  const all = [...new Set(titles)]
  const first = all.slice(0, maxNamed)
  const rest = all.length - first.length
  return `${first.map((title) => `“${title}”`).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}
