import type { Hit, SearchAnswer, SearchInput } from '@galley/sdk'
import { fault } from '../faults.ts'
import type { SearchTool } from '../run-scope.ts'
import type { Asker } from './asker.ts'
import { createBodies } from './bodies.ts'
import type { BrokerServices } from './broker-services.ts'
import { domainRule } from './domain-rule.ts'
import { mergeHits } from './merge-hits.ts'
import { performEffect } from './perform-effect.ts'
import { spend } from './spend.ts'

/** Every service that is asked takes a query of this length. */
const maxQuery = 300
const defaultHits = 10

interface Found {
  readonly hits: readonly Hit[]
  readonly failures: readonly string[]
}

/**
 * `host.search`: asks every search tool of the run at once and merges what they find; the brief's own addresses are always
 * among the hits. A tool that fails is listed; only when every one failed and nothing is left is it a fault.
 * Faults QUOTA_SPENT, SEARCH_FAILED.
 */
export async function askSearch(
  asked: { readonly query: string; readonly k?: number },
  asker: Asker,
  services: BrokerServices,
  signal: AbortSignal,
): Promise<Found> {
  const { run, step, plugin } = asker
  spend(asker, 'queries', plugin.grant.permissions.search?.maxQueries ?? 0, 1)
  const query = asked.query.slice(0, maxQuery)
  const { k = defaultHits } = asked
  const found = await performEffect<Found>(asker, 'search', { query, k }, async () => ({
    response: await searchAll(query, k, asker, services, signal),
  }))
  run.onEvent(step, { type: 'search.done', data: { query, hits: found.hits.length, failures: found.failures } })
  return found
}

async function searchAll(query: string, k: number, asker: Asker, services: BrokerServices, signal: AbortSignal): Promise<Found> {
  const { brief, searchTools } = asker.run
  const { urls = [], ...rules } = brief.sources ?? {}
  const own = urls.map((url): Hit => ({ address: url, title: url, snippet: '', provider: 'brief' }))
  const outcomes = await Promise.allSettled(searchTools.map((tool) => searchOne(tool, query, k, asker, services, signal)))
  signal.throwIfAborted()
  const failures = outcomes.flatMap((outcome, index) =>
    outcome.status === 'rejected' ? [describe(searchTools[index]?.plugin ?? '', outcome.reason)] : [],
  )
  const answered = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
  if (answered.length === 0 && failures.length > 0 && own.length === 0) throw fault('SEARCH_FAILED', { reasons: failures.join('; ') })
  const merged = mergeHits([own, ...answered]).filter(({ address }) => domainRule(address, rules) === null)
  const hits = [
    ...merged.filter(({ provider }) => provider === 'brief'),
    ...merged.filter(({ provider }) => provider !== 'brief').slice(0, k),
  ]
  return { hits, failures }
}

async function searchOne(
  { plugin: tool, base }: SearchTool,
  query: string,
  k: number,
  asker: Asker,
  { callTool }: BrokerServices,
  signal: AbortSignal,
): Promise<readonly Hit[]> {
  const { language } = asker.run.brief
  const service = base === undefined ? {} : { base }
  const input: SearchInput = { query, k, ...(language === undefined ? {} : { language }), ...service }
  const answer = await callTool({ tool, operation: 'search', input, asker, bodies: createBodies(), signal, ...service })
  return (answer as SearchAnswer).hits
}

const describe = (tool: string, reason: unknown): string =>
  `${tool}: ${reason instanceof Error ? reason.message : String(reason)}`.slice(0, 400)
