import { subjectWords } from '@galley/evidence'
import type { Hit, Host, ScanAnswer, ScanInput } from '@galley/sdk'
import { collectHits } from './documents/collect-hits.ts'
import { findFacts, keepFacts, readFacts } from './documents/document-facts.ts'
import { keepOnTopic } from './topic/keep-on-topic.ts'
import { lookAhead } from './topic/look-ahead.ts'
import { knownText, prepare } from './topic/prepare.ts'
import { readHit, type ReadDocument } from './documents/read-hit.ts'
import { topicWords } from './documents/topic-fit.ts'

/** Maximum queries of a scan: the topic and what must be covered. */
const maxQueries = 8
/** Maximum documents of the brief's own that are looked into for their structure. */
const maxDocuments = 60
/** Documents read at once. */
const together = 8
/** Maximum hits that a scan answers. */
const maxHits = 100

/**
 * Looks around before anything is planned: what is there for the topic and for each point that must be covered. The brief's own documents
 * get their outline, so that the planner can follow it, and those that do not speak of the topic are left out; other pages are not
 * opened before the queries are fixed, unless the topic names no subject and the brief names the page.
 */
export async function scan({ brief, mode }: ScanInput, host: Host): Promise<ScanAnswer> {
  const queries = [...new Set([brief.topic, ...(brief.mustCover ?? [])].map((query) => query.replaceAll(/\s+/g, ' ').trim().slice(0, 300)))]
  const { hits, failures } = await collectHits(host, queries.slice(0, maxQueries))
  for (const { query, why } of failures) host.log('warn', `The search for "${query}" failed: ${why}`)
  const hasSubject = subjectWords(brief.topic).length > 0
  const wanted = hits.slice(0, maxHits)
  const opened = wanted.filter((hit) => isOwn(hit) || (!hasSubject && hit.provider === 'brief')).slice(0, maxDocuments)
  const facts = await findFacts(
    host,
    opened.map(({ address }) => address),
  )
  const documents = await readAll(opened, { facts, topic: brief.topic }, host)
  const kept = new Set(keepOnTopic([...documents.values()], brief, mode))
  const answer = wanted.flatMap((hit) => {
    const document = documents.get(hit)
    if (document === undefined) return opened.includes(hit) && isOwn(hit) ? [] : [hit]
    return kept.has(document) ? [describe(hit, document)] : []
  })
  await keepNew([...documents.values()], { facts, kept }, host)
  return { hits: answer }
}

/** Notes that earlier drafts kept of documents, by their addresses. */
type Facts = ReadonlyMap<string, string>

/**
 * Keeps what was made of documents here and is not kept yet. A folder that holds more than a draft looks into is made ready for the next one as well:
 * outlines of what this one left out, and of its other documents. Of fewer documents a draft outlines its own soon enough.
 */
async function keepNew(
  documents: readonly ReadDocument[],
  { facts, kept }: { readonly facts: Facts; readonly kept: ReadonlySet<ReadDocument> },
  host: Host,
): Promise<void> {
  const fresh = documents.filter((document) => {
    const known = readFacts(facts.get(document.address), document)
    return known === null || (known.description === undefined && kept.has(document))
  })
  if (fresh.length === 0) return
  const folder = (await host.files?.list())?.files.map(({ path }) => `folder:${path}`) ?? []
  const isLarge = folder.length > maxDocuments
  let isKept = false
  for (const document of fresh) {
    const { words, description } = prepare(document)
    const made = isLarge || kept.has(document) ? { words, description: description() } : { words }
    isKept = (await keepFacts(host, document, made)) || isKept
  }
  const looked = new Set(documents.map(({ address }) => address))
  if (isLarge && isKept)
    await lookAhead(
      host,
      folder.filter((address) => !looked.has(address)),
    )
}

/** Reads what can be read, several at once. What has the topic in its title will not be left out: it is outlined while the host and its readers are at work on the others. */
async function readAll(
  hits: readonly Hit[],
  { facts, topic }: { readonly facts: Facts; readonly topic: string },
  host: Host,
): Promise<ReadonlyMap<Hit, ReadDocument>> {
  const documents = new Map<Hit, ReadDocument>()
  const wanted = topicWords(topic)
  const rest = hits.values()
  const readRest = async (): Promise<void> => {
    for (const hit of rest) {
      const document = await readHit(host, hit, knownText)
      if ('why' in document) continue
      const { words, description } = prepare(document, facts.get(hit.address))
      const { title } = words()
      if (wanted.length > 0 && wanted.every(({ root }) => title.has(root))) description()
      documents.set(hit, document)
    }
  }
  await Promise.all(Array.from({ length: together }, readRest))
  return documents
}

const isOwn = ({ address }: Hit): boolean => /^(?:folder|text):/.test(address)

/** A hit with its document's most telling sentences and its outline. */
function describe(hit: Hit, document: ReadDocument): Hit {
  const { snippet, outline } = prepare(document).description()
  if (snippet === '' && outline === undefined) return hit
  return { ...hit, title: document.title.slice(0, 500), snippet, ...(outline === undefined ? {} : { outline }) }
}
