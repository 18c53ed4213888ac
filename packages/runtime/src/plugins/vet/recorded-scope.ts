import { createRunMemory, fault as kernelFault, type DocumentFolder, type Performed, type RunScope } from '@galley/kernel'
import type { ModelAnswer, ModelRequest, Permissions, Source } from '@galley/sdk'
import { digest } from '@galley/trust'
import { isHostCovered } from '../facts/compare-powers.ts'
import type { RecordedCall } from './recorded-call.ts'

/** Answers that a reviewer gives: what stands under an address is what a plugin gets from there. */
export interface GivenAnswers {
  readonly inputs: Readonly<Record<string, unknown>>
  readonly fetch: Readonly<Record<string, { readonly status?: number; readonly contentType?: string; readonly text: string }>>
  /** Answers of the model, in turn. */
  readonly model: readonly string[]
}

/** The address of the service of a tool that asks for `$base`. */
export const sampleBase = 'https://service.example.org'

/** Text of every page and document that a plugin is given. */
const pageText = 'The harbour of Lund was rebuilt in four years. It holds 340 ships. The work began in 1872 and cost less than was planned.'

/** The page and document of every trial. */
const source: Source = {
  id: 's1',
  address: 'https://news.example.org/harbour',
  title: 'The harbour of Lund',
  digest: digest('sha256', pageText),
  readAt: '2026-01-01T00:00:00.000Z',
  tier: 'named',
}

/** The hit of every search. */
const sampleHit = { address: source.address, title: source.title, snippet: pageText.slice(0, 46), provider: 'search' }

/** Writes down one thing that was asked for. */
type Note = (kind: RecordedCall['kind'], request: unknown, answer: RecordedCall['answer']) => void

/** Scope of a trial: everything is asked for, nothing is reached, all of it is written down. */
export function createRecordedScope(
  permissions: Permissions,
  given: GivenAnswers,
  record: (call: Omit<RecordedCall, 'operation'>) => void,
): RunScope {
  const answers = [...given.model]
  const note: Note = (kind, request, answer) => record({ kind, request, answer })
  return {
    id: 'trial',
    brief: { topic: 'How old harbours were rebuilt' },
    web: true,
    effect: async <T>({ kind, request }: { readonly kind: string; readonly request: unknown }, perform: () => Promise<Performed<T>>) => {
      if (kind === 'fetch') return fetchGiven(request as { url: string }, { permissions, given, note }) as T
      if (kind === 'model') return (await perform()).response
      note(kind as 'search' | 'read', request, 'fixture')
      return (kind === 'read' ? source : { hits: [sampleHit], failures: [] }) as T
    },
    model: async (request) => {
      const own = answers.shift()
      note('model', request, own === undefined ? 'fixture' : 'given')
      return modelAnswer(own ?? (request.schema === undefined ? pageText : '{}'), request)
    },
    searchTools: [],
    readers: {},
    // A reader is handed a document, whatever it was granted.
    files: documents(() => void (permissions.files === undefined || note('files', {}, 'fixture'))),
    storeSource: async (stored) => Promise.resolve(stored),
    findSource: async () => Promise.resolve(null),
    sourceText: async () => Promise.resolve(pageText),
    onEvent: () => undefined,
    onEphemeral: () => undefined,
    onPlugin: async () => Promise.resolve(),
    memory: createRunMemory(),
  }
}

/** Answers a request with what the reviewer gave, else with the page of every trial. Fault FETCH_REFUSED. */
function fetchGiven(
  request: { readonly url: string },
  { permissions, given, note }: { readonly permissions: Permissions; readonly given: GivenAnswers; readonly note: Note },
): unknown {
  const { url } = request
  const host = hostOf(url)
  const granted = (permissions.fetch?.allowedHosts ?? []).map((name) => (name === '$base' ? new URL(sampleBase).hostname : name))
  if (host === null || !isHostCovered(host, granted)) {
    note('fetch', request, 'refused')
    throw kernelFault('FETCH_REFUSED', { url, rule: 'its host is not among those that were granted' })
  }
  const own = given.fetch[url]
  note('fetch', request, own === undefined ? 'fixture' : 'given')
  const { status = 200, contentType = 'text/html', text } = own ?? { text: `<title>Harbour</title><p>${pageText}</p>` }
  return { status, url, contentType, rawDigest: digest('sha256', text), text }
}

function documents(note: () => void): DocumentFolder {
  const list = { files: [{ path: 'harbour.md', bytes: pageText.length, type: 'markdown' as const }], skipped: [] }
  const open = { text: pageText, mediaType: 'text/markdown', rawDigest: digest('sha256', pageText) }
  return {
    list: async () => Promise.resolve(list),
    open: async () => {
      note()
      return Promise.resolve(open)
    },
  }
}

function modelAnswer(text: string, { schema }: Pick<ModelRequest, 'schema'>): ModelAnswer {
  const usage = { promptTokens: 0, completionTokens: Math.ceil(text.length / 4) }
  return { text, finish: 'stop', usage, ...(schema !== undefined ? { json: parse(text) } : {}) }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

function hostOf(url: string): string | null {
  return URL.parse(url)?.hostname ?? null
}
