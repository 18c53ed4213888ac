import { hash } from 'node:crypto'
import { canonicalJson, toolAnswerSchemas, type ReadAnswer, type ReadInput } from '@galley/sdk'
import { isFault } from '@galley/fault'
import { fault } from '../faults.ts'
import { problemOf } from '../load/problem-of.ts'
import { createBodies } from './bodies.ts'
import type { Caller } from './caller.ts'
import { isReshaped } from './documents/media-types.ts'
import { findForeign } from './find-foreign.ts'
import type { HostCall } from './host-call.ts'
import type { FoundPage, OpenPage } from './open-page.ts'
import type { PageText } from './page-text.ts'

/**
 * Lets the plugin that reads the page's media type read it. The same bytes are read once by the same release, in this run and, of documents and
 * where they are no text, in any run: what was made of them is kept. Faults NO_READER, SOURCE_ALTERED, SOURCE_EMPTY, PLUGIN_BAD_ANSWER, and the reader's own.
 */
export async function readPage(page: FoundPage, address: string, call: HostCall): Promise<PageText> {
  const { caller, services, signal } = call
  const { run } = caller
  const name = Object.hasOwn(run.readers, page.mediaType) ? run.readers[page.mediaType] : undefined
  if (name === undefined) throw fault('NO_READER', { address, type: page.mediaType || 'not given' })
  const reader = await services.find(name)
  const key = hash(
    'sha256',
    canonicalJson({ bytes: page.rawDigest, type: page.mediaType, reader: reader.digest, address: nameOf(address) }),
  )
  const read = async (): Promise<PageText> => {
    const readings = !page.isText || address.startsWith('folder:') ? run.readings : undefined
    const kept = await readings?.find(key)
    const known = kept !== undefined && kept !== null && problemOf(services.checkSchema, toolAnswerSchemas.read, kept) === null
    const { answer, body, text } = known
      ? { answer: kept as ReadAnswer, body: (kept as ReadAnswer).body, text: page.isText ? (await page.open()).text : '' }
      : await askReader(page, { address, tool: name }, call)
    const described = describe(answer, { ...page, text }, body, { address, reader: name })
    if (!known) await readings?.keep(key, answer)
    return {
      ...described,
      reader: { name, version: reader.version, digest: reader.digest },
      ...(isUnchecked({ ...page, text }) ? { isTextUnchecked: true } : {}),
    }
  }
  const before = run.memory.pages.get(key)
  const reading = before ?? inTurn(name, caller, read)
  run.memory.pages.set(key, reading)
  return reading.catch((error: unknown) => {
    // Whoever asked first may be cancelled; then it is this one's turn.
    if (!isFault(error)) run.memory.pages.delete(key)
    if (isFault(error) || before === undefined) throw error
    signal.throwIfAborted()
    return readPage(page, address, call)
  })
}

/** The last part of an address. The title of a text may be made of it, so two files with the same bytes are two readings. */
export const nameOf = (address: string): string => address.replace(/[?#].*$/, '').replace(/^.*\//, '')

const isUnchecked = ({ isText, mediaType }: ReadOnce): boolean => !isText || isReshaped(mediaType)

/** One document after another: a reader's process has one heap, and a large file may need most of it. */
async function inTurn<T>(reader: string, { run: { memory } }: Caller, work: () => Promise<T>): Promise<T> {
  const before = memory.turns.get(reader) ?? Promise.resolve()
  const mine = before.then(work)
  memory.turns.set(
    reader,
    mine.then(
      () => undefined,
      () => undefined,
    ),
  )
  return mine
}

async function askReader(
  found: FoundPage,
  { address, tool }: { readonly address: string; readonly tool: string },
  { caller, services, signal }: HostCall,
): Promise<{ readonly answer: ReadAnswer; readonly body: string; readonly text: string }> {
  signal.throwIfAborted()
  const page = await found.open()
  if (page.rawDigest !== found.rawDigest) throw fault('DOCUMENT_NOT_FOUND', { path: address.slice(0, 300) })
  const { run, step, role } = caller
  // Of a folder that takes long, this is all that a watcher sees.
  const text = `Reading ${nameOf(address.replace(/^folder:/, '')).slice(0, 200)}`
  run.onEphemeral({ type: 'progress', step, ...(role === undefined ? {} : { role }), text })
  const bodies = createBodies()
  const body = bodies.hold(page)
  const input: ReadInput = { address, url: page.url, mediaType: page.mediaType, body }
  const answer = (await services.callTool({ tool, operation: 'read', input, caller, base: undefined, bodies, signal })) as ReadAnswer
  return { answer, body: body.body, text: page.text }
}

/** A page that was read. */
type ReadOnce = Pick<FoundPage, 'isText' | 'mediaType'> & Pick<OpenPage, 'text'>

function describe(
  answer: ReadAnswer,
  page: ReadOnce,
  handed: string | undefined,
  named: { readonly address: string; readonly reader: string },
): Omit<PageText, 'reader'> {
  const { author, publishedAt, licence, language, anchors } = answer
  const text = textOf(answer, page, handed, named)
  if (!/\S/.test(text)) throw fault('SOURCE_EMPTY', { address: named.address })
  const title = answer.title.replaceAll(/\s+/g, ' ').trim()
  const problem = anchors === undefined ? null : problemOfAnchors(anchors, answer.text, text)
  if (problem !== null) throw fault('PLUGIN_BAD_ANSWER', { name: named.reader, operation: 'read', problem })
  return {
    text,
    title: title === '' ? named.address.slice(0, 500) : title,
    ...(author === undefined ? {} : { author }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(licence === undefined ? {} : { licence }),
    ...(language === undefined ? {} : { language }),
    ...(anchors === undefined || anchors.length === 0 ? {} : { anchors }),
  }
}

/** The text that a reader made of a page: the page itself, or one whose words stand in it. Fault SOURCE_ALTERED. */
function textOf(
  { text, body }: ReadAnswer,
  page: ReadOnce,
  handed: string | undefined,
  named: { readonly address: string; readonly reader: string },
): string {
  if (text === undefined && (body === undefined || body !== handed || !page.isText)) return ''
  if (text === undefined) return normaliseText(page.text)
  const foreign = isUnchecked(page) ? null : findForeign(text, page)
  if (foreign !== null) throw fault('SOURCE_ALTERED', { ...named, excerpt: foreign })
  return normaliseText(text)
}

/** Offsets of a text that was altered for the store would point elsewhere. */
function problemOfAnchors(anchors: NonNullable<ReadAnswer['anchors']>, said: string | undefined, text: string): string | null {
  if (said !== undefined && said.length !== text.length)
    return '/anchors are of a text with a byte order mark or with line ends other than LF'
  const wrong = anchors.findIndex(({ at }, index) => at > text.length || at < (anchors[index - 1]?.at ?? 0))
  return wrong === -1 ? null : `/anchors/${wrong}/at is out of order or beyond the text`
}

/** Normalises a text for the store: no byte order mark, LF at line ends, no half of a surrogate pair (UTF-8 has none); otherwise unaltered. */
export function normaliseText(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .toWellFormed()
}
