import { hash } from 'node:crypto'
import { fault } from '../faults.ts'
import { isTextType } from '../fetch/media-type.ts'
import type { BrokerServices } from './broker-services.ts'
import { mediaTypes } from './documents/media-types.ts'
import { judgeType } from './documents/type-of-bytes.ts'
import type { RunScope } from './run-scope.ts'

/** A page or document as it came. */
export interface OpenPage {
  /** The address after redirects. */
  readonly url: string
  /** Without parameters, in lower case; empty when the server gave none. */
  readonly mediaType: string
  /** Its text, decoded; empty where it is none. */
  readonly text: string
  readonly bytes?: Uint8Array
  /** sha256 (hex) of the bytes. */
  readonly rawDigest: string
}

/** A page whose bytes need not have been read: `open` reads them. */
export interface FoundPage extends Omit<OpenPage, 'text' | 'bytes'> {
  readonly isText: boolean
  readonly open: () => Promise<OpenPage>
}

/** Finds a page: fetches it, or tells one of the brief's documents that is no text by its bytes. Faults of the fetch and of documents. */
export async function findPage(
  address: string,
  run: Pick<RunScope, 'files' | 'readers'>,
  services: BrokerServices,
  signal: AbortSignal,
): Promise<FoundPage> {
  const known = address.startsWith('folder:') ? await run.files?.identify?.(address.slice('folder:'.length)) : null
  const open = async (): Promise<OpenPage> => openPage(address, run, services, signal)
  if (known !== undefined && known !== null) return { ...known, url: address, isText: false, open }
  const page = await open()
  const { url, mediaType, rawDigest } = page
  return { url, mediaType, rawDigest, isText: page.bytes === undefined, open: () => Promise.resolve(page) }
}

/** Fetches a page, or opens one of the brief's documents. Faults of the fetch and of documents. */
export async function openPage(
  address: string,
  run: Pick<RunScope, 'files' | 'readers'>,
  { safeFetch, mayRead }: BrokerServices,
  signal: AbortSignal,
): Promise<OpenPage> {
  if (address.startsWith('folder:')) {
    const path = address.slice('folder:'.length)
    const document = await run.files?.open(path)
    if (document === undefined) throw fault('DOCUMENT_NOT_FOUND', { path: path.slice(0, 300) })
    return { ...document, url: address }
  }
  await checkRobots(address, mayRead, signal)
  const readable = Object.keys(run.readers)
  const accept = [...readable, '*/*;q=0.1'].join(', ').slice(0, 1000)
  const answer = await safeFetch({ url: address, method: 'GET', headers: { accept }, allowedHosts: ['*'], types: readable, signal })
  const { status, url, contentType, bytes } = answer
  if (new URL(url).origin !== new URL(address).origin) await checkRobots(url, mayRead, signal)
  if (status < 200 || status > 299) throw fault('FETCH_FAILED', { url, reason: `the server answered ${status}` })
  const rawDigest = hash('sha256', bytes)
  const judged = judgeType(contentType, bytes)
  if ('problem' in judged) throw fault('SOURCE_MISNAMED', { address: url, problem: judged.problem })
  const mediaType = feedType(judged.mediaType, answer.text)
  return isTextType(contentType) ? { url, mediaType, text: answer.text, rawDigest } : { url, mediaType, text: '', bytes, rawDigest }
}

async function checkRobots(address: string, mayRead: BrokerServices['mayRead'], signal: AbortSignal): Promise<void> {
  if (!(await mayRead(address, signal)))
    throw fault('SOURCE_NOT_ALLOWED', { address, rule: 'the robots.txt of its site asks programs not to read it' })
}

/** Servers call most feeds XML; the first element tells. */
function feedType(mediaType: string, text: string): string {
  if (!/^(application|text)\/xml$/.test(mediaType)) return mediaType
  const root = /<(rss|feed|rdf:RDF)[\s>]/.exec(text.slice(0, 2000))?.[1]
  if (root === undefined) return mediaType
  return root === 'feed' ? mediaTypes.atom : mediaTypes.rss
}
