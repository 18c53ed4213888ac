import { hash } from 'node:crypto'
import { canonicalJson, toolAnswerSchemas, type Hit, type SearchAnswer, type SearchInput } from '@galley/sdk'
import type { LoadedPlugin } from '../load/loaded-plugin.ts'
import { problemOf } from '../load/problem-of.ts'
import type { BrokerServices } from './broker-services.ts'
import type { RunScope } from './run-scope.ts'

interface Kept extends SearchAnswer {
  /** RFC 3339, UTC. */
  readonly at: string
}

/**
 * Answers a search from what the same release of the tool found for the same question a while ago, or asks it and keeps what it finds. The key
 * is a digest of tool, address and question: the operator's keys are no part of it. What failed or found nothing is asked again, and so is
 * everything of a tool that searches the brief's own documents.
 */
export async function keptSearch(
  input: SearchInput,
  { name, digest, grant }: Pick<LoadedPlugin, 'name' | 'digest' | 'grant'>,
  { searches, clock, checkSchema }: Pick<RunScope, 'searches'> & Pick<BrokerServices, 'clock' | 'checkSchema'>,
  search: () => Promise<readonly Hit[]>,
): Promise<readonly Hit[]> {
  if (searches === undefined || searches.maxAgeMs === 0 || grant.permissions.files !== undefined) return search()
  const key = hash('sha256', canonicalJson({ name, digest, input }))
  const now = clock()
  const kept = (await searches.find(key)) as Kept | null
  const isKnown = kept !== null && problemOf(checkSchema, toolAnswerSchemas['search'] ?? {}, { hits: kept.hits }) === null
  const age = isKnown ? now.getTime() - Date.parse(kept.at) : Number.NaN
  if (isKnown && age >= 0 && age < searches.maxAgeMs) return kept.hits
  const hits = await search()
  if (hits.length > 0) await searches.keep(key, { at: now.toISOString(), hits } satisfies Kept)
  return hits
}
