import { hostMatches } from '../plugin/host-matches.ts'
import type { BodyHandle, FetchRequest, FileEntry, Host } from '../plugin/host.ts'
import type { Permissions } from '../plugin/manifest.ts'
import { promptTokens } from '../requests/prompt-tokens.ts'
import { hostFault } from './host-fault.ts'
import { answerOf, answerOfModel } from './script.ts'
import type { Spending } from './spend.ts'
import type { TestHostOptions } from './test-host.ts'

/** Characters (UTF-16 units) that a host gives out at a time. */
const maxPiece = 262_144

/** Parts that the capabilities of one test host share. */
export interface TestHostState {
  readonly options: TestHostOptions
  readonly grant: Permissions
  readonly spending: Spending
  /** Writes an ask down and counts it; answers how many there were of its kind. Throws what refuses it. */
  readonly record: (operation: string, args: unknown) => number
  readonly hold: (text: string) => BodyHandle
  /** Texts by body. */
  readonly bodies: ReadonlyMap<string, string>
}

/** Makes every capability of a host; those that are not granted are left out by the caller. */
export function makeCapabilities(state: TestHostState): Required<Omit<Host, 'signal' | 'log' | 'progress'>> {
  const { options, spending, record, bodies } = state
  return {
    async search(query) {
      const n = record('search', query)
      spending.take('queries')
      return { hits: await answerOf(options.search, { what: 'search', asked: query.query, n }), failures: [] }
    },
    ...makeReading(state),
    async model(request) {
      const n = record('model', request)
      spending.need('tokens', promptTokens(request) + 1)
      const answer = await answerOfModel(options.model, request, n)
      spending.take('tokens', answer.usage.promptTokens + answer.usage.completionTokens)
      return answer
    },
    fetch: async (request) => fetchScripted(request, state),
    files: makeFiles(state),
    kept: makeKept(state),
    pinned: makePinned(options),
    body: {
      async read(body, from, to) {
        record('body.read', { body, from, to })
        const text = bodies.get(body)
        if (text === undefined) throw hostFault('BODY_NOT_FOUND', `There is no body ${body} in this call.`)
        return pieceOf(text, from, to)
      },
    },
  }
}

/** Makes `read` and `text`: a page is counted once, and its text is handed out by its id. */
function makeReading({ options, spending, record }: TestHostState): Required<Pick<Host, 'read' | 'text'>> {
  const texts = new Map<string, string>()
  return {
    async read({ address }) {
      const n = record('read', { address })
      const sourceId = `s${(await sha256(address)).slice(0, 12)}`
      if (!texts.has(sourceId)) spending.take('pages')
      const page = await answerOf(options.read, { what: 'page', asked: address, n })
      const { title, text } = typeof page === 'string' ? { title: address, text: page } : page
      if (!/\S/.test(text)) throw hostFault('SOURCE_EMPTY', `There is no text in ${address}.`)
      texts.set(sourceId, text)
      return { sourceId, title, chars: text.length, digest: await sha256(text) }
    },
    text: {
      async read(sourceId, from, to) {
        record('text.read', { sourceId, from, to })
        const text = texts.get(sourceId)
        if (text === undefined) throw hostFault('SOURCE_UNKNOWN', `The run has no source ${sourceId}.`)
        return pieceOf(text, from, to)
      },
    },
  }
}

/** Makes `pinned`: each file is handed over once. */
function makePinned({ pinned = {} }: TestHostOptions): NonNullable<Host['pinned']> {
  const left = new Map(Object.entries(pinned))
  return {
    take(name) {
      const bytes = left.get(name)
      left.delete(name)
      return bytes
    },
  }
}

function makeFiles({ options: { files = {}, read }, record, hold }: TestHostState): NonNullable<Host['files']> {
  const textOf = (path: string): string => {
    const text = Object.hasOwn(files, path) ? files[path] : undefined
    if (text === undefined) throw hostFault('DOCUMENT_NOT_FOUND', `The brief has no document ${path}.`)
    return text
  }
  return {
    async list() {
      record('files.list', {})
      const entries = Object.entries(files).map(async ([path, text]): Promise<FileEntry> => ({
        path,
        bytes: bytesOf(text).length,
        type: typeOf(path),
        digest: await sha256(text),
      }))
      return { files: await Promise.all(entries), skipped: [] }
    },
    async open(path) {
      record('files.open', { path })
      return hold(textOf(path))
    },
    async read(path) {
      const n = record('files.read', { path })
      const address = `folder:${path}`
      const own = textOf(path)
      const page = read === undefined ? own : await answerOf(read, { what: 'page', asked: address, n })
      const { title, text } = typeof page === 'string' ? { title: address, text: page } : page
      if (!/\S/.test(text)) throw hostFault('SOURCE_EMPTY', `There is no text in ${address}.`)
      return { ...hold(text), digest: await sha256(text), title }
    },
  }
}

/** Makes `kept`: a text is found under the path and the bytes that it was kept for. */
function makeKept({ options: { files = {}, kept = new Map() }, record }: TestHostState): NonNullable<Host['kept']> {
  const keyOf = async (path: string, name: string): Promise<string> => `${path} ${await sha256(files[path] ?? '')} ${name}`
  const find = async (path: string, name: string): Promise<string | null> => kept.get(await keyOf(path, name)) ?? null
  return {
    async find(path, name) {
      record('kept.find', { path, name })
      return find(path, name)
    },
    async findMany(names) {
      record('kept.findMany', { names })
      // The host answers no more than fits one message.
      return Promise.all(names.slice(0, 2).map(async ({ path, name }) => find(path, name)))
    },
    async keep(path, name, text) {
      record('kept.keep', { path, name, text })
      kept.set(await keyOf(path, name), text)
    },
  }
}

async function fetchScripted(
  request: FetchRequest,
  { options, grant, spending, record, hold }: TestHostState,
): ReturnType<NonNullable<Host['fetch']>> {
  const n = record('fetch', request)
  const { url, method = 'GET' } = request
  const { allowedHosts = [], methods = [] } = grant.fetch ?? {}
  const refuse = (rule: string, at = url): Error => hostFault('FETCH_REFUSED', `Not fetched: ${at}: ${rule}.`)
  if (!methods.includes(method)) throw refuse(`the plugin may not ${method}`)
  checkJson(request, refuse)
  spending.take('requests')
  if (!URL.canParse(url)) throw refuse('this is not an address')
  const { protocol, hostname, href } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') throw refuse('only http and https are fetched')
  const base = options.base === undefined ? undefined : new URL(options.base).hostname
  if (!hostMatches(hostname, allowedHosts, base)) throw refuse(`the plugin may not reach ${hostname}`, href)
  const reply = await answerOf(options.fetch, { what: 'reply', asked: url, n, request })
  const { text, status = 200, type = 'text/html', url: landed = url, headers = {} } = typeof reply === 'string' ? { text: reply } : reply
  return { ...hold(text), status, url: landed, contentType: type, headers }
}

/** A POST has a body of JSON, and no other request has. */
function checkJson({ method, json }: FetchRequest, refuse: (rule: string) => Error): void {
  if (method !== 'POST' && json !== undefined) throw refuse('only a POST has a body')
  if (method === 'POST' && json === undefined) throw refuse('a POST has a body of JSON')
  if (json !== undefined && bytesOf(JSON.stringify(json)).length > 65_536) throw refuse('it would send more than 65536 bytes')
}

const pieceOf = (text: string, from: number, to: number): string => text.slice(from, Math.min(to, from + maxPiece))

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

const typeOf = (path: string): FileEntry['type'] => (/\.html?$/.test(path) ? 'html' : path.endsWith('.txt') ? 'text' : 'markdown')

async function sha256(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(text)))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
