import { hash } from 'node:crypto'
import { fault } from '../faults.ts'
import { isTextType } from '../fetch/media-type.ts'
import type { BrokerServices } from './broker-services.ts'
import { documentMediaTypes, documentType } from './documents/document-type.ts'
import type { RunScope } from './run-scope.ts'

/** A page or document as it came. */
export interface OpenPage {
  /** The address after redirects. */
  readonly url: string
  /** Without parameters, in lower case; empty when the server gave none. */
  readonly mediaType: string
  /** Its text, decoded; base64 where it is none. */
  readonly text: string
  readonly encoding?: 'base64'
  /** sha256 (hex) of the bytes. */
  readonly rawDigest: string
}

/** Fetches a page, or opens one of the brief's documents. Faults of the fetch and of documents. */
export async function openPage(
  address: string,
  run: Pick<RunScope, 'files' | 'readers'>,
  { safeFetch }: BrokerServices,
  signal: AbortSignal,
): Promise<OpenPage> {
  if (address.startsWith('folder:')) {
    const path = address.slice('folder:'.length)
    const document = await run.files?.open(path)
    if (document === undefined) throw fault('DOCUMENT_NOT_FOUND', { path: path.slice(0, 300) })
    return { ...document, url: address, mediaType: documentMediaTypes[documentType(path) ?? 'text'] }
  }
  const types = Object.keys(run.readers)
  const accept = [...types, '*/*;q=0.1'].join(', ').slice(0, 1000)
  const answer = await safeFetch({ url: address, method: 'GET', headers: { accept }, allowedHosts: ['*'], types, signal })
  const { status, url, contentType: mediaType, bytes } = answer
  if (status < 200 || status > 299) throw fault('FETCH_FAILED', { url, reason: `the server answered ${status}` })
  const rawDigest = hash('sha256', bytes)
  return isTextType(mediaType)
    ? { url, mediaType, text: answer.text, rawDigest }
    : { url, mediaType, text: Buffer.from(bytes).toString('base64'), encoding: 'base64', rawDigest }
}
