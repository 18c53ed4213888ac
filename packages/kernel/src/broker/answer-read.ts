import { hash } from 'node:crypto'
import type { ReadAnswer, ReadInput, Source, StoredText } from '@galley/sdk'
import { isFault } from '@galley/fault'
import { fault } from '../faults.ts'
import { checkDomain, normaliseAddress } from './address.ts'
import { createBodies } from './bodies.ts'
import type { BrokerServices } from './broker-services.ts'
import { performEffect, spendOne, type Caller } from './caller.ts'
import { findForeign } from './find-foreign.ts'
import { openPage, type OpenPage } from './open-page.ts'
import { describeFailed, tellFailed } from './tell-failed.ts'

/**
 * Answers `host.read`: fetches or opens an address, lets the tool that reads its media type read it, and stores the text before anyone
 * sees it. The same address is read once in a run. Its id follows from the address, so that it does not depend on what was read first.
 * Faults SOURCE_NOT_ALLOWED, SOURCE_ALTERED, SOURCE_EMPTY, NO_READER, QUOTA_SPENT, those of the fetch, and the tool's own.
 */
export async function answerRead(
  { address: asked }: { readonly address: string },
  caller: Caller,
  services: BrokerServices,
  signal: AbortSignal,
): Promise<StoredText> {
  const { run, step } = caller
  try {
    const address = checkAddress(asked, caller)
    const source = await readOnce(address, caller, services, signal)
    if (!run.memory.announced.has(source.id)) {
      run.memory.announced.add(source.id)
      run.onEvent(step, { type: 'source.added', data: { source } })
    }
    return { sourceId: source.id, title: source.title, chars: (await run.sourceText(source.id)).length, digest: source.digest }
  } catch (error) {
    signal.throwIfAborted()
    tellFailed(caller, describeFailed('page', asked, error))
    throw error
  }
}

function checkAddress(asked: string, { run }: Caller): string {
  const address = normaliseAddress(asked)
  const refuse = (rule: string): never => {
    throw fault('SOURCE_NOT_ALLOWED', { address: asked.slice(0, 300), rule })
  }
  if (address === null) return refuse('only web pages and the brief’s own documents can be read')
  if (address.startsWith('folder:')) return run.files === null ? refuse('it has no documents of its own') : address
  const rule = checkDomain(address, run.brief.sources ?? {})
  if (rule !== null) return refuse(rule)
  return run.web || isNamed(address, run) ? address : refuse('it asks for its own sources only')
}

const isNamed = (address: string, { brief }: Caller['run']): boolean =>
  (brief.sources?.urls ?? []).some((url) => normaliseAddress(url) === address)

async function readOnce(address: string, caller: Caller, services: BrokerServices, signal: AbortSignal): Promise<Source> {
  const { run } = caller
  const id = `s${hash('sha256', address).slice(0, 12)}`
  const stored = await run.findSource(id)
  if (stored !== null) return stored
  const underway = run.memory.reading.get(id)
  if (underway !== undefined) {
    return underway.catch((error: unknown) => {
      // Whoever reads it first may be cancelled; then it is this one's turn.
      if (isFault(error)) throw error
      return readOnce(address, caller, services, signal)
    })
  }
  signal.throwIfAborted()
  const reading = performEffect<Source>(caller, 'read', { address }, async () => ({
    response: await readNew(id, address, caller, services, signal),
  }))
  run.memory.reading.set(id, reading)
  try {
    const source = await reading
    run.memory.reading.delete(id)
    return source
  } catch (error) {
    // A page that failed is not asked again for the next question; an abort says nothing about it.
    if (!isFault(error) || signal.aborted) run.memory.reading.delete(id)
    throw error
  }
}

async function readNew(id: string, address: string, caller: Caller, services: BrokerServices, signal: AbortSignal): Promise<Source> {
  const { run, plugin } = caller
  spendOne(caller, 'pages', plugin.grant.permissions.read?.maxPages ?? 0)
  const page = await openPage(address, run, services, signal)
  const name = Object.hasOwn(run.readers, page.mediaType) ? run.readers[page.mediaType] : undefined
  if (name === undefined) throw fault('NO_READER', { address, type: page.mediaType || 'not given' })
  const reader = await services.find(name)
  const bodies = createBodies()
  const body = bodies.hold(page)
  const input: ReadInput = { address, url: page.url, mediaType: page.mediaType, body }
  const call = { tool: name, operation: 'read', input, caller, base: undefined, bodies, signal } as const
  const answer = (await services.callTool(call)) as ReadAnswer
  const text = textOf(answer, page, body.body, { address, reader: name })
  if (!/\S/.test(text)) throw fault('SOURCE_EMPTY', { address })
  const digest = hash('sha256', text)
  const title = answer.title.replaceAll(/\s+/g, ' ').trim()
  const source: Source = {
    id,
    address,
    title: title === '' ? address.slice(0, 500) : title,
    digest,
    ...(page.rawDigest === digest ? {} : { rawDigest: page.rawDigest }),
    readAt: services.clock().toISOString(),
    ...(answer.publishedAt === undefined ? {} : { publishedAt: answer.publishedAt }),
    ...(answer.licence === undefined ? {} : { licence: answer.licence }),
    tier: address.startsWith('folder:') ? 'own' : isNamed(address, run) ? 'named' : 'found',
    reader: { name, version: reader.version, digest: reader.digest },
    ...(page.encoding === undefined ? {} : { isTextUnchecked: true }),
  }
  return run.storeSource(source, text)
}

/** The text that a reader made of a page: the page itself, or one whose words stand in it. Fault SOURCE_ALTERED. */
function textOf(
  { text, body }: ReadAnswer,
  page: OpenPage,
  handed: string,
  named: { readonly address: string; readonly reader: string },
): string {
  if (text === undefined && (body !== handed || page.encoding !== undefined)) return ''
  if (text === undefined) return normaliseText(page.text)
  const foreign = page.encoding === undefined ? findForeign(text, page) : null
  if (foreign !== null) throw fault('SOURCE_ALTERED', { ...named, excerpt: foreign })
  return normaliseText(text)
}

/** Normalises a text for the store: no byte order mark, LF at line ends, no half of a surrogate pair (UTF-8 has none); otherwise unaltered. */
export function normaliseText(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .toWellFormed()
}
