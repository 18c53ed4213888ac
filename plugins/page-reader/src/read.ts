import type { Host, ReadAnswer, ReadInput } from '@galley/sdk'
import { describeText } from './describe-text.ts'
import { extract } from './extract.ts'
import { lineAnchors } from './line-anchors.ts'
import { readBeginning, readWhole } from './read-body.ts'

/** Reads a page or document: of HTML the text, Markdown and plain text as they are, source code with its lines. Throws, with the reason in words, when there is no text to be had. */
export async function read({ url, mediaType, body }: ReadInput, host: Host): Promise<ReadAnswer> {
  const place = url.replace(/^folder:/, '')
  if (/html/.test(mediaType)) return extract(await readWhole(host, body), place)
  if (mediaType === 'text/x-source') return { title: place, body: body.body, anchors: lineAnchors(await readWhole(host, body)) }
  return { ...describeText(await readBeginning(host, body), place), body: body.body }
}
