import { hash } from 'node:crypto'
import type { ReadAnswer, Source, StoredText } from '@galley/sdk'
import { isFault } from '@galley/fault'
import { fault } from '../faults.ts'
import { checkDomain, normaliseAddress } from './address.ts'
import { createBodies } from './bodies.ts'
import type { BrokerServices } from './broker-services.ts'
import { performEffect, spendOne, type Caller } from './caller.ts'
import { describeFailed, tellFailed } from './tell-failed.ts'

/**
 * Answers `host.read`: lets the reading tool read an address and stores its text before anyone sees it. The same address is read
 * once in a run. Its id follows from the address, so that it does not depend on what was read first.
 * Faults SOURCE_NOT_ALLOWED, SOURCE_EMPTY, NO_READER, QUOTA_SPENT, and the tool's own.
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

async function readNew(
  id: string,
  address: string,
  caller: Caller,
  { callTool, providing, clock }: BrokerServices,
  signal: AbortSignal,
): Promise<Source> {
  const { run, plugin } = caller
  const reader = await providing('read')
  if (reader === null) throw fault('NO_READER', { address })
  spendOne(caller, 'pages', plugin.grant.permissions.read?.maxPages ?? 0)
  const bodies = createBodies()
  const answer = (await callTool({
    tool: reader.name,
    operation: 'read',
    input: { address },
    caller,
    base: undefined,
    bodies,
    signal,
  })) as ReadAnswer
  const body = answer.body === undefined ? bodies.latest() : bodies.get(answer.body)
  const text = normaliseText(answer.text ?? (answer.body === undefined ? '' : (body?.text ?? '')))
  if (!/\S/.test(text)) throw fault('SOURCE_EMPTY', { address })
  const digest = hash('sha256', text)
  const title = answer.title.replaceAll(/\s+/g, ' ').trim()
  const source: Source = {
    id,
    address,
    title: title === '' ? address.slice(0, 500) : title,
    digest,
    ...(body === null || body.rawDigest === digest ? {} : { rawDigest: body.rawDigest }),
    readAt: clock().toISOString(),
    ...(answer.publishedAt === undefined ? {} : { publishedAt: answer.publishedAt }),
    ...(answer.licence === undefined ? {} : { licence: answer.licence }),
    tier: address.startsWith('folder:') ? 'own' : isNamed(address, run) ? 'named' : 'found',
  }
  return run.storeSource(source, text)
}

/** Normalises a text for the store: no byte order mark, LF at line ends, no half of a surrogate pair (UTF-8 has none); otherwise unaltered. */
export function normaliseText(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .toWellFormed()
}
