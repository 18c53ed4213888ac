import type { Hit, Host, ScanAnswer, ScanInput } from '@galley/sdk'
import { collectHits } from './collect-hits.ts'
import { describeDocument } from './describe-document.ts'
import { readHit } from './read-hit.ts'

/** Maximum queries of a scan: the topic and what must be covered. */
const maxQueries = 8
/** Maximum documents of the brief's own that are looked into for their structure. */
const maxDocuments = 20
/** Maximum hits that a scan answers. */
const maxHits = 60

/**
 * Looks around before anything is planned: what is there for the topic and for each point that must be covered. The brief's own documents
 * get their outline as snippet, so that the planner can follow it; other pages are not opened before the queries are fixed.
 */
export async function scan({ brief }: ScanInput, host: Host): Promise<ScanAnswer> {
  const queries = [...new Set([brief.topic, ...(brief.mustCover ?? [])].map((query) => query.replaceAll(/\s+/g, ' ').trim().slice(0, 300)))]
  const { hits, failures } = await collectHits(host, queries.slice(0, maxQueries))
  for (const { query, why } of failures) host.log('warn', `The search for "${query}" failed: ${why}`)
  let opened = 0
  const described: Hit[] = []
  for (const hit of hits.slice(0, maxHits)) {
    const own = /^(?:folder|text):/.test(hit.address) && opened < maxDocuments
    if (own) opened += 1
    described.push(own ? await describe(host, hit) : hit)
  }
  return { hits: described }
}

async function describe(host: Host, hit: Hit): Promise<Hit> {
  const document = await readHit(host, hit)
  if ('why' in document) return hit
  const title = document.title.trim() === '' ? hit.title : document.title
  const snippet = describeDocument({ ...document, title })
  return snippet === '' ? hit : { ...hit, title: title.slice(0, 500), snippet }
}
