import type { Host, ReadAnswer } from '@galley/sdk'
import { describeText } from './describe-text.ts'
import { extract } from './extract.ts'
import { readBeginning, readWhole } from './read-body.ts'

const html = new Set(['text/html', 'application/xhtml+xml'])
const plain = new Set(['text/plain', 'text/markdown', 'text/x-markdown'])

/** Reads a page of the web: of HTML the text, Markdown and plain text as they are. */
export async function readPage(address: string, host: Host): Promise<ReadAnswer> {
  if (host.fetch === undefined) throw new Error('page-reader needs the grant "fetch"')
  const answer = await host.fetch({
    url: address,
    headers: { accept: 'text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9' },
  })
  if (answer.status < 200 || answer.status > 299) throw new Error(`the server answered ${answer.status}`)
  if (html.has(answer.contentType)) return extract(await readWhole(host, answer), answer.url)
  if (plain.has(answer.contentType)) return { ...describeText(await readBeginning(host, answer), answer.url), body: answer.body }
  if (answer.contentType === 'application/pdf')
    throw new Error('PDF cannot be read: give the text as a file, or the address of an HTML version')
  throw new Error(
    `${answer.contentType === '' ? 'an answer without a content type' : answer.contentType} cannot be read: only HTML, Markdown and text`,
  )
}
