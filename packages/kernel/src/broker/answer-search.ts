import { subjectWords } from '@galley/evidence'
import { maxWholeFolder, type FileEntry, type Hit, type NotRead, type SearchAnswer, type SearchInput } from '@galley/sdk'
import { fault } from '../faults.ts'
import type { SearchTool } from './run-scope.ts'
import { checkDomain, normaliseAddress } from './address.ts'
import { createBodies } from './bodies.ts'
import { performEffect, spendOne, type Caller } from './caller.ts'
import type { HostCall } from './host-call.ts'
import { keptSearch } from './kept-search.ts'
import { describeFailed, tellFailed } from './tell-failed.ts'

/** Longest query, in UTF-16 units: every search service takes one of this length. */
const maxQuery = 300

/** Hits of a search that names no number. */
const defaultHits = 10

/** Reciprocal rank fusion's constant (Cormack, Clarke, Büttcher, SIGIR 2009). */
const rankConstant = 60

/** A search as a plugin asks for it. */
interface Asked {
  readonly query: string
  readonly k?: number
}

interface Found<Failure> {
  readonly hits: readonly Hit[]
  readonly failures: readonly Failure[]
}

/**
 * Answers `host.search`: asks every search tool of the run at once and merges what they find; the brief's own addresses and documents are
 * always among the hits, with the provider `brief`, and so are the documents of a small folder. A tool that fails is listed; only when every one failed and nothing is left is it a fault.
 * Faults QUOTA_SPENT, SEARCH_FAILED.
 */
export async function answerSearch(asked: Asked, call: HostCall): Promise<Found<string>> {
  const { caller } = call
  const { run, step, plugin } = caller
  const query = asked.query.slice(0, maxQuery)
  const { k = defaultHits } = asked
  const { hits, failures: failed } = await performEffect<Found<NotRead>>(caller, 'search', { query, k }, async () => {
    spendOne(caller, 'queries', plugin.grant.permissions.search?.maxQueries ?? 0)
    return { response: await searchAll({ query, k }, call) }
  })
  for (const one of failed) tellFailed(caller, one)
  const failures = failed.map(inWords)
  run.onEvent(step, { type: 'search.done', data: { query, hits: hits.length, failures } })
  return { hits, failures }
}

async function searchAll(asked: Required<Asked>, call: HostCall): Promise<Found<NotRead>> {
  const { query, k } = asked
  const { caller, services, signal } = call
  const { brief, searchTools } = caller.run
  const { urls = [], ...rules } = brief.sources ?? {}
  const documents = await ownDocuments(query, caller)
  const own = [
    ...urls.map((url) => handedOver(url)),
    ...documents.flatMap(({ path, isNamed }) => (isNamed ? handedOver(`folder:${path}`) : [])),
  ]
  const outcomes = await Promise.allSettled(searchTools.map((tool) => searchOne(tool, asked, call)))
  signal.throwIfAborted()
  const failures = outcomes.flatMap((outcome, index) => {
    const tool = searchTools[index]
    return outcome.status === 'rejected' && tool !== undefined ? [describeFailed('search', nameOf(tool), outcome.reason)] : []
  })
  const answered = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
  if (answered.length === 0 && failures.length > 0 && own.length === 0) {
    for (const one of failures) tellFailed(caller, one)
    throw fault('SEARCH_FAILED', { reasons: failures.map(inWords).join('; ') })
  }
  const merged = mergeHits([own, ...answered]).filter(
    ({ address }) => checkDomain(address, rules) === null && checkDomain(address, services.domains) === null,
  )
  const named = new Set(own.map(({ address }) => normaliseAddress(address)))
  const found = merged.filter(({ address }) => !named.has(address)).slice(0, k)
  const listed = new Set(merged.map(({ address }) => address))
  const rest = documents.map(({ path }) => inFolder(path)).filter(({ address }) => !listed.has(address))
  return { hits: [...merged.filter(({ address }) => named.has(address)).map(ofBrief), ...found.map(ofTool), ...rest], failures }
}

/**
 * Lists the brief's own documents that are read whatever is asked for: those that the brief names itself, all of a small folder, and the
 * first ones of a larger folder when the query names no subject that could be searched for.
 */
async function ownDocuments(query: string, { run }: Caller): Promise<readonly FileEntry[]> {
  const { files } = (await run.files?.list()) ?? { files: [] }
  const named = files.filter(({ isNamed }) => isNamed === true)
  const others = files.filter(({ isNamed }) => isNamed !== true)
  if (others.length <= maxWholeFolder) return [...named, ...others]
  return subjectWords(query).length === 0 ? [...named, ...others.slice(0, maxWholeFolder)] : named
}

const handedOver = (address: string): Hit => ({ address, title: address, snippet: '', provider: 'brief' })
const inFolder = (path: string): Hit => ({ address: `folder:${path}`, title: path, snippet: '', provider: 'folder' })

/** A hit that the brief names: what a tool found out about it is kept. */
const ofBrief = (hit: Hit): Hit => ({ ...hit, provider: 'brief' })

/** A hit of a tool: it cannot pass for one that the brief names. */
const ofTool = (hit: Hit): Hit => (hit.provider === 'brief' ? { ...hit, provider: 'search' } : hit)

async function searchOne(
  { plugin: tool, base }: SearchTool,
  { query, k }: Required<Asked>,
  { caller, services, signal }: HostCall,
): Promise<readonly Hit[]> {
  const { language } = caller.run.brief
  const input: SearchInput = { query, k, ...(language === undefined ? {} : { language }), ...(base === undefined ? {} : { base }) }
  return keptSearch(input, await services.find(tool), { ...services, ...caller.run }, async () => {
    const answer = await services.callTool({ tool, operation: 'search', input, caller, base, bodies: createBodies(), signal })
    return (answer as SearchAnswer).hits
  })
}

const nameOf = ({ plugin, base }: SearchTool): string => (base === undefined ? plugin : `${plugin} at ${base}`)

const inWords = ({ name, reason }: NotRead): string => `${name}: ${reason}`.slice(0, 400)

/** Merges the lists of several tools, best first: reciprocal rank fusion, one hit per address. Equal scores keep their order. */
export function mergeHits(lists: readonly (readonly Hit[])[]): readonly Hit[] {
  const merged = new Map<string, { readonly hit: Hit; score: number }>()
  for (const list of lists) {
    const seen = new Set<string>()
    list.forEach((hit, index) => {
      const address = normaliseAddress(hit.address)
      if (address === null || seen.has(address)) return
      seen.add(address)
      const before = merged.get(address) ?? { hit: { ...hit, address }, score: 0 }
      const known = hit.snippet.length > before.hit.snippet.length ? { ...before, hit: { ...hit, address } } : before
      known.score += 1 / (rankConstant + index + 1)
      merged.set(address, known)
    })
  }
  return [...merged.values()].sort((one, other) => other.score - one.score).map(({ hit }) => hit)
}
