import { hash } from 'node:crypto'
import type { Source, StoredText } from '@galley/sdk'
import { isFault } from '@galley/fault'
import { fault } from '../faults.ts'
import { checkDomain, normaliseAddress } from './address.ts'
import { performEffect, spendOne, type Caller } from './caller.ts'
import type { HostCall } from './host-call.ts'
import { findPage } from './open-page.ts'
import { readPage } from './read-page.ts'
import { describeFailed, tellFailed } from './tell-failed.ts'

/**
 * Answers `host.read`: fetches or opens an address, lets the tool that reads its media type read it, and stores the text before anyone
 * sees it. The same address is read once in a run. Its id follows from the address, so that it does not depend on what was read first.
 * Faults SOURCE_NOT_ALLOWED, SOURCE_ALTERED, SOURCE_EMPTY, NO_READER, QUOTA_SPENT, those of the fetch, and the tool's own.
 */
export async function answerRead({ address: asked }: { readonly address: string }, call: HostCall): Promise<StoredText> {
  const { caller, signal } = call
  const { run, step } = caller
  try {
    const address = checkAddress(asked, caller)
    const source = await readOnce(address, call)
    if (!run.memory.announced.has(source.id)) {
      run.memory.announced.add(source.id)
      run.onEvent(step, { type: 'source.added', data: { source: withoutAnchors(source) } })
    }
    return { sourceId: source.id, title: source.title, chars: (await run.sourceText(source.id)).length, digest: source.digest }
  } catch (error) {
    signal.throwIfAborted()
    tellFailed(caller, describeFailed('page', asked, error))
    throw error
  }
}

/** Thousands of cells are no part of the news that a table was read. */
const withoutAnchors = (source: Source): Source => (source.anchors === undefined ? source : { ...source, anchors: [] })

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

async function readOnce(address: string, call: HostCall): Promise<Source> {
  const { caller, signal } = call
  const { run } = caller
  const id = `s${hash('sha256', address).slice(0, 12)}`
  const stored = await run.findSource(id)
  if (stored !== null) return stored
  const underway = run.memory.reading.get(id)
  if (underway !== undefined) {
    return underway.catch((error: unknown) => {
      // Whoever reads it first may be cancelled; then it is this one's turn.
      if (isFault(error)) throw error
      return readOnce(address, call)
    })
  }
  signal.throwIfAborted()
  const reading = performEffect<Source>(caller, 'read', { address }, async () => ({
    response: await readNew({ id, address }, call),
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

async function readNew({ id, address }: Pick<Source, 'id' | 'address'>, call: HostCall): Promise<Source> {
  const { caller, services, signal } = call
  const { run, plugin } = caller
  spendOne(caller, 'pages', plugin.grant.permissions.read?.maxPages ?? 0)
  const page = await findPage(address, run, services, signal)
  const { text, title, reader, isTextUnchecked, ...facts } = await readPage(page, address, call)
  const digest = hash('sha256', text)
  const source: Source = {
    id,
    address,
    title,
    digest,
    ...(page.rawDigest === digest ? {} : { rawDigest: page.rawDigest }),
    readAt: services.clock().toISOString(),
    ...facts,
    tier: address.startsWith('folder:') ? 'own' : isNamed(address, run) ? 'named' : 'found',
    ...(reader === undefined ? {} : { reader }),
    ...(isTextUnchecked === undefined ? {} : { isTextUnchecked }),
  }
  return run.storeSource(source, text)
}
