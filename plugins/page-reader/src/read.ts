import type { Host, ReadAnswer, ReadInput } from '@galley/sdk'
import { readDocument } from './read-document.ts'
import { readPage } from './read-page.ts'

/** Reads a page (`https://…`) or a document of the brief (`folder:PATH`, `text:N`). Throws, with the reason in words, when there is no text to be had. */
export async function read({ address }: ReadInput, host: Host): Promise<ReadAnswer> {
  if (/^https?:\/\//i.test(address)) return readPage(address, host)
  if (address.startsWith('folder:')) return readDocument(address.slice('folder:'.length), host)
  if (/^text:\d+$/.test(address)) return readDocument(address, host)
  throw new Error('an address begins with https://, http://, folder: or text:')
}
